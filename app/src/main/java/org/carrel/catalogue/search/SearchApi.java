package org.carrel.catalogue.search;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.carrel.catalogue.index.Facet;
import org.carrel.web.SiteAddress;
import org.carrel.web.WithoutPersonalData;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// Library Search for programs.
@RestController
class SearchApi {

    private static final int MOST = 100;

    private final LibrarySearch search;
    private final SiteAddress site;
    private final MessageSource messages;

    SearchApi(LibrarySearch search, SiteAddress site, MessageSource messages) {
        this.search = search;
        this.site = site;
        this.messages = messages;
    }

    /// @param answered   the question that was answered: another one where the one that was asked finds nothing
    /// @param didYouMean another question that finds much more
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    record Answer(
            String answered,
            @Nullable String didYouMean,
            @JsonInclude int total,
            int page,
            int size,
            List<String> remarks,
            @JsonInclude List<Item> results,
            Map<String, Map<String, Integer>> facets) {}

    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    record Item(
            long id,
            String url,
            String title,
            String original,
            List<String> names,
            String imprint,
            @Nullable Integer year,
            String format,
            List<String> languages,
            String isbn,
            List<Availability.Shelf> places,
            List<String> online) {}

    @GetMapping("/api/v1/search")
    @WithoutPersonalData("Records of works; what is asked is kept nowhere")
    ResponseEntity<?> search(
            @RequestParam MultiValueMap<String, String> parameters, @RequestParam(defaultValue = "20") int size) {
        if (size < 1 || size > MOST) {
            return problem(HttpStatus.BAD_REQUEST, "size", MOST);
        }
        SearchRequest asked = SearchAddress.read(parameters, size);
        if (asked.isTooDeep()) {
            return problem(HttpStatus.BAD_REQUEST, "page", SearchRequest.DEEPEST);
        }
        return switch (search.search(asked)) {
            case SearchOutcome.Results found -> ResponseEntity.ok(answer(found));
            case SearchOutcome.Busy busy -> problem(HttpStatus.SERVICE_UNAVAILABLE, "busy");
            case SearchOutcome.NotReady notReady -> problem(HttpStatus.SERVICE_UNAVAILABLE, "reading");
        };
    }

    private Answer answer(SearchOutcome.Results found) {
        Map<String, Map<String, Integer>> facets = new LinkedHashMap<>();
        for (Facet facet : Facet.values()) {
            Map<String, Integer> values = new LinkedHashMap<>();
            found.counts().of(facet).forEach(value -> values.put(value.value(), value.count()));
            facets.put(facet.code(), values);
        }
        Map<String, Integer> years = new LinkedHashMap<>();
        found.counts().years().forEach((year, count) -> years.put(year.toString(), count));
        facets.put("year", years);
        return new Answer(
                found.text(),
                found.suggested().orElse(null),
                found.counts().total(),
                found.request().page(),
                found.request().size(),
                found.remarks().stream()
                        .map(remark -> text(
                                "search.remark." + remark.key(),
                                remark.arguments().toArray()))
                        .toList(),
                found.results().stream().map(this::item).toList(),
                facets);
    }

    private Item item(SearchOutcome.Result result) {
        var shown = result.shown();
        return new Item(
                result.id().value(),
                site.of("/records/" + result.id().value()),
                shown.title(),
                shown.original(),
                shown.names(),
                shown.imprint(),
                shown.year(),
                shown.format().code(),
                shown.languages(),
                shown.isbn(),
                result.availability().places(),
                result.availability().urls());
    }

    private ResponseEntity<?> problem(HttpStatus status, String key, Object... arguments) {
        ProblemDetail problem = ProblemDetail.forStatusAndDetail(status, text("search.problem." + key, arguments));
        problem.setTitle(text("search.problem"));
        ResponseEntity.BodyBuilder answer =
                ResponseEntity.status(status).contentType(MediaType.APPLICATION_PROBLEM_JSON);
        return (status.is5xxServerError() ? answer.header(HttpHeaders.RETRY_AFTER, "10") : answer).body(problem);
    }

    private String text(String key, Object... arguments) {
        return messages.getMessage(key, arguments, Locale.UK);
    }
}
