package org.nextstephub.server.console.waiting;

/**
 * Which page of a list is shown, and the ways to those beside it.
 *
 * @param way address of a page, without its number
 */
record Paging(int at, int pages, String way) {

    static Paging of(String asked) {
        return new Paging(asked.matches("[1-9][0-9]{0,4}") ? Integer.parseInt(asked) : 1, 1, "");
    }

    Listing.Asked asked(String list, String name, boolean weeks) {
        return new Listing.Asked(list, name, Listing.ROWS, (at - 1) * Listing.ROWS, weeks);
    }

    Paging in(String address, Listing listing) {
        return new Paging(at, listing.pages(), address + "page=");
    }

    public String before() {
        return way + Math.min(at - 1, pages);
    }

    public String after() {
        return way + (at + 1);
    }
}
