package org.nextstephub.profiles.certain;

import java.util.List;

/** A compiled definition of a type, a resource or an extension. */
record Blueprint(String url, boolean doubtful, List<KnownRule> rules, List<Part> parts) {}
