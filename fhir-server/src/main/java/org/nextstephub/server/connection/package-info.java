/**
 * How does a request reach a worker? Connections of each address are counted, and a body is gathered before anything waits
 * for it. Knows Tomcat, and no other room.
 */
@NullMarked
package org.nextstephub.server.connection;

import org.jspecify.annotations.NullMarked;
