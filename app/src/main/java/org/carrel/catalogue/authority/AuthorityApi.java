package org.carrel.catalogue.authority;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.carrel.catalogue.AuthorityId;
import org.carrel.catalogue.description.Folding;
import org.carrel.web.SiteAddress;
import org.carrel.web.WithoutPersonalData;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// Names and subjects for programs.
@RestController
class AuthorityApi {

    private static final String NOBODYS = "Authors and subjects of published works";
    private static final int LINES = 50;
    private static final int LONGEST = 200;

    private final AuthorityPages pages;
    private final AuthorityPageRepository around;
    private final SiteAddress site;
    private final MessageSource messages;

    AuthorityApi(AuthorityPages pages, AuthorityPageRepository around, SiteAddress site, MessageSource messages) {
        this.pages = pages;
        this.around = around;
        this.site = site;
        this.messages = messages;
    }

    /// @param id null where there is no authority for it
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Other(String relation, String heading, @Nullable Long id) {}

    /// @param uses records by what they use it for
    record Item(
            long id,
            String url,
            String kind,
            String heading,
            String thesaurus,
            List<String> variants,
            List<Other> related,
            String dates,
            List<String> sameAs,
            Map<String, Long> uses) {}

    @GetMapping("/api/v1/authorities/{id}")
    @WithoutPersonalData(NOBODYS)
    ResponseEntity<?> one(@PathVariable long id) {
        return switch (pages.find(new AuthorityId(id))) {
            case AuthorityPages.Found.Here here -> ResponseEntity.ok(item(here.page()));
            case AuthorityPages.Found.Moved moved ->
                ResponseEntity.status(HttpStatus.MOVED_PERMANENTLY)
                        .header("Location", "/api/v1/authorities/" + moved.to().value())
                        .build();
            case AuthorityPages.Found.Gone gone -> problem(HttpStatus.GONE, "gone");
            case AuthorityPages.Found.Never never -> problem(HttpStatus.NOT_FOUND, "never");
        };
    }

    private Item item(AuthorityPage page) {
        Map<String, Long> uses = new LinkedHashMap<>();
        page.uses().forEach((use, count) -> uses.put(use.code(), count));
        return new Item(
                page.id().value(),
                site.of("/authorities/" + page.id().value()),
                page.heading().heading().kind().code(),
                page.shown(),
                page.heading().thesaurus(),
                page.variants(),
                page.related().stream()
                        .map(one -> new Other(one.relation().code(), one.shown(), one.authority()))
                        .toList(),
                page.dates(),
                page.outside(),
                uses);
    }

    private ResponseEntity<?> problem(HttpStatus status, String key) {
        ProblemDetail problem = ProblemDetail.forStatusAndDetail(
                status, messages.getMessage("authorities.problem." + key, null, Locale.UK));
        return ResponseEntity.status(status)
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(problem);
    }

    /// @param see the agreed heading, where this is another form of it
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Line(long id, String heading, @Nullable String see, long works) {}

    /// @param from what to ask for next; null at the end
    /// @param at   with it
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Listed(
            List<Line> headings,
            @Nullable String from,
            @Nullable Long at) {}

    /// In the order of headings.
    @GetMapping("/api/v1/authorities")
    @WithoutPersonalData(NOBODYS)
    ResponseEntity<?> list(
            @RequestParam(defaultValue = "person") String kind,
            @RequestParam(defaultValue = "") String from,
            @RequestParam(defaultValue = "0") long at) {
        if (!AuthorityController.kinds().contains(kind)) {
            return problem(HttpStatus.BAD_REQUEST, "kind");
        }
        String cut = from.length() > LONGEST ? from.substring(0, LONGEST) : from;
        List<AuthorityPageRepository.Line> lines = around.from(kind, Folding.key(cut), at, LINES + 1);
        boolean more = lines.size() > LINES;
        return ResponseEntity.ok(new Listed(
                lines.stream()
                        .limit(LINES)
                        .map(line -> new Line(
                                line.authority(), line.shown(), line.authorised() ? null : line.heading(), line.uses()))
                        .toList(),
                more ? lines.getLast().sort() : null,
                more ? lines.getLast().authority() : null));
    }
}
