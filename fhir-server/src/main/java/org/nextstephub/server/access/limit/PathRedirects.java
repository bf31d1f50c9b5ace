package org.nextstephub.server.access.limit;

import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;

/** Writes redirects as paths: the container would put the host before them that the request named. */
final class PathRedirects extends HttpServletResponseWrapper {

    PathRedirects(HttpServletResponse response) {
        super(response);
    }

    @Override
    public void sendRedirect(String location) {
        resetBuffer();
        setStatus(SC_FOUND);
        setHeader("Location", location);
    }
}
