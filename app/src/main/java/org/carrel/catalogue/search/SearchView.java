package org.carrel.catalogue.search;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.carrel.catalogue.description.LanguageName;
import org.carrel.catalogue.index.Facet;
import org.carrel.web.Page;
import org.jspecify.annotations.Nullable;

/// What the page of results says beside the results: what to choose, what was chosen, where to go on.
///
/// @param groups facets that have something to choose
/// @param chips  what was chosen, each with the address without it
/// @param kept   what the form for years has to keep
/// @param refine what the search box keeps of it
public record SearchView(
        SearchOutcome.Results found,
        List<Group> groups,
        List<Option> decades,
        List<Chip> chips,
        List<Option> orders,
        List<PageLink> pages,
        List<SearchAddress.Field> kept,
        List<SearchAddress.Field> refine,
        String withoutFilters,
        String suggestedAddress) {

    private static final int MOST_OPEN = 6;
    private static final int MOST_DECADES = 12;
    private static final int PAGES_AROUND = 2;
    private static final int DECADE = 10;

    /// @param few  what is seen at once
    /// @param more what is seen when it is opened
    public record Group(String code, List<Option> few, List<Option> more) {}

    public record Option(String name, int count, boolean chosen, String address) {}

    public record Chip(String group, String name, String address) {}

    /// @param number zero for a gap
    public record PageLink(int number, String address, boolean here) {}

    /// As the form for years shows it.
    public String from() {
        return bound(found.request().filters().from());
    }

    public String to() {
        return bound(found.request().filters().to());
    }

    private static String bound(@Nullable Integer year) {
        return year == null ? "" : String.valueOf(year);
    }

    /// What to keep of it, should somebody want to.
    String query() {
        return SearchAddress.query(found.request().with(found.text()));
    }

    /// What it may be called: its words, and what it was narrowed to.
    String name() {
        return Stream.concat(Stream.of(found.text().strip()), chips.stream().map(Chip::name))
                .filter(word -> !word.isEmpty())
                .collect(Collectors.joining(" · "));
    }

    static SearchView of(SearchOutcome.Results found, Page page) {
        return new Maker(found, page).view();
    }

    private record Maker(SearchOutcome.Results found, Page page) {

        SearchView view() {
            SearchRequest request = request();
            Filters withoutYears = request.filters().withoutYears();
            return new SearchView(
                    found,
                    Stream.of(Facet.AVAILABILITY, Facet.NOW_AT, Facet.FORMAT, Facet.CAMPUS, Facet.TOPIC, Facet.LANGUAGE)
                            .map(this::group)
                            .filter(group -> !group.few().isEmpty())
                            .toList(),
                    decades(),
                    chips(),
                    Stream.of(Order.values())
                            .map(order -> new Option(
                                    page.text("search.order." + order.code()),
                                    0,
                                    order == request.order(),
                                    SearchAddress.of(request.with(order))))
                            .toList(),
                    pages(),
                    SearchAddress.fields(request.with(withoutYears)),
                    SearchAddress.fields(request.with("").page(1)),
                    SearchAddress.of(request.with(Filters.NONE)),
                    found.suggested()
                            .map(other -> SearchAddress.of(request.with(other).page(1)))
                            .orElse(""));
        }

        /// Of the question that was answered, so that whoever goes on stays with it.
        private SearchRequest request() {
            return found.request().with(found.text());
        }

        private Group group(Facet facet) {
            Filters filters = found.request().filters();
            List<Option> options = found.counts().of(facet).stream()
                    .filter(value -> value.count() > 0 || filters.has(facet, value.value()))
                    .map(value -> option(facet, value, filters.has(facet, value.value())))
                    .sorted((one, other) -> Boolean.compare(other.chosen(), one.chosen()))
                    .toList();
            int few = Math.min(options.size(), MOST_OPEN);
            return new Group(facet.code(), options.subList(0, few), options.subList(few, options.size()));
        }

        private Option option(Facet facet, Counts.Value value, boolean chosen) {
            SearchRequest request = request();
            Filters other = chosen
                    ? request.filters().without(facet, value.value())
                    : request.filters().with(facet, value.value());
            return new Option(
                    knownName(facet, value.value()), value.count(), chosen, SearchAddress.of(request.with(other)));
        }

        private String name(Facet facet, String value) {
            return switch (facet) {
                case FORMAT -> page.text("format." + value);
                case AVAILABILITY -> page.text("search.availability." + value);
                case CAMPUS, NOW_AT -> found.campuses().getOrDefault(value, value);
                case LANGUAGE -> LanguageName.of(value);
                case TOPIC -> value;
            };
        }

        private List<Option> decades() {
            TreeMap<Integer, Integer> decades = new TreeMap<>();
            found.counts().years().forEach((year, count) -> decades.merge(year / DECADE * DECADE, count, Integer::sum));
            return decades.descendingMap().entrySet().stream()
                    .limit(MOST_DECADES)
                    .map(decade -> decade(decade.getKey(), decade.getValue()))
                    .toList();
        }

        private Option decade(int first, int count) {
            Filters filters = request().filters();
            boolean chosen = Integer.valueOf(first).equals(filters.from())
                    && Integer.valueOf(first + DECADE - 1).equals(filters.to());
            Filters other = chosen ? filters.withoutYears() : new Filters(filters.chosen(), first, first + DECADE - 1);
            return new Option(
                    page.text("search.decade", String.valueOf(first)),
                    count,
                    chosen,
                    SearchAddress.of(request().with(other)));
        }

        private List<Chip> chips() {
            SearchRequest request = request();
            Filters filters = request.filters();
            List<Chip> chips = new ArrayList<>();
            filters.chosen()
                    .forEach((facet, values) -> values.forEach(value -> chips.add(new Chip(
                            page.text("search.facet." + facet.code()),
                            knownName(facet, value),
                            SearchAddress.of(request.with(filters.without(facet, value)))))));
            if (filters.hasYears()) {
                chips.add(new Chip(
                        page.text("search.facet.years"),
                        page.text("search.years.chosen", bound(filters.from()), bound(filters.to())),
                        SearchAddress.of(request.with(filters.withoutYears()))));
            }
            return chips;
        }

        /// Addresses are typed, too: what is in none of our lists is shown as it is.
        private String knownName(Facet facet, String value) {
            boolean known = found.counts().of(facet).stream()
                    .anyMatch(one -> one.value().equals(value) && one.count() > 0);
            return known || facet == Facet.CAMPUS || facet == Facet.NOW_AT ? name(facet, value) : value;
        }

        private List<PageLink> pages() {
            int last = found.pages();
            int here = found.request().page();
            List<PageLink> pages = new ArrayList<>();
            int before = 0;
            for (int number : IntStream.rangeClosed(1, last)
                    .filter(number -> number == 1 || number == last || Math.abs(number - here) <= PAGES_AROUND)
                    .toArray()) {
                if (number > before + 1) {
                    pages.add(new PageLink(0, "", false));
                }
                pages.add(new PageLink(number, SearchAddress.of(request().page(number)), number == here));
                before = number;
            }
            return pages.size() < 2 ? List.of() : pages;
        }
    }
}
