package org.carrel.catalogue.search;

/// What is asked of the search.
///
/// @param text as typed
/// @param page from 1
/// @param size results on a page
public record SearchRequest(String text, Filters filters, Order order, int page, int size) {

    public static final int PAGE = 20;
    /// Nobody reads further, and each page costs all before it.
    public static final int DEEPEST = 1_000;

    public static SearchRequest of(String text) {
        return new SearchRequest(text, Filters.NONE, Order.RELEVANCE, 1, PAGE);
    }

    SearchRequest with(String other) {
        return new SearchRequest(other, filters, order, page, size);
    }

    SearchRequest with(Filters other) {
        return new SearchRequest(text, other, order, 1, size);
    }

    SearchRequest with(Order other) {
        return new SearchRequest(text, filters, other, 1, size);
    }

    SearchRequest page(int other) {
        return new SearchRequest(text, filters, order, other, size);
    }

    boolean isTooDeep() {
        return (long) page * size > DEEPEST;
    }
}
