package org.carrel.people.scim;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.carrel.web.ApiCaller;
import org.carrel.web.For;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;

/// The addresses of one kind of resource (RFC 7644, section 3), below the one that the class of the kind names. A
/// client sees what its own source has, and nothing else.
abstract class ResourceController {

    private static final String ONE = "/{id}";
    private static final String BECAUSE = "A token stands for the source whose people these are";

    private final Resources resources;

    ResourceController(Resources resources) {
        this.resources = resources;
    }

    @GetMapping
    @For(value = "take_feeds", withoutRole = "take_feeds", because = BECAUSE)
    ResponseEntity<String> find(SearchParameters search, @AuthenticationPrincipal ApiCaller caller) {
        return found(search, caller);
    }

    @PostMapping("/.search")
    @For(value = "take_feeds", withoutRole = "take_feeds", because = BECAUSE)
    ResponseEntity<String> search(@RequestBody String body, @AuthenticationPrincipal ApiCaller caller) {
        return found(SearchParameters.read(Documents.parse(body)), caller);
    }

    private ResponseEntity<String> found(SearchParameters search, ApiCaller caller) {
        return Answers.list(resources.find(caller.subject(), search), search.slice(), search.projection());
    }

    @PostMapping
    @For(value = "take_feeds", withoutRole = "take_feeds", because = BECAUSE)
    ResponseEntity<String> create(
            @RequestBody String body,
            @RequestParam @Nullable String attributes,
            @RequestParam @Nullable String excludedAttributes,
            @AuthenticationPrincipal ApiCaller caller) {
        ObjectNode made = resources.create(caller.subject(), Documents.parse(body));
        return Answers.resource(HttpStatus.CREATED, made, Projection.of(attributes, excludedAttributes));
    }

    @GetMapping(ONE)
    @For(value = "take_feeds", withoutRole = "take_feeds", because = BECAUSE)
    ResponseEntity<String> one(
            @PathVariable String id,
            @RequestParam @Nullable String attributes,
            @RequestParam @Nullable String excludedAttributes,
            @RequestHeader(value = HttpHeaders.IF_NONE_MATCH, required = false) @Nullable String ifNoneMatch,
            @AuthenticationPrincipal ApiCaller caller) {
        ObjectNode document = resources.one(caller.subject(), Documents.id(id));
        return Answers.resource(document, Projection.of(attributes, excludedAttributes), ifNoneMatch);
    }

    @PutMapping(ONE)
    @For(value = "take_feeds", withoutRole = "take_feeds", because = BECAUSE)
    ResponseEntity<String> replace(
            @PathVariable String id,
            @RequestBody String body,
            @RequestParam @Nullable String attributes,
            @RequestParam @Nullable String excludedAttributes,
            @RequestHeader(value = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @AuthenticationPrincipal ApiCaller caller) {
        ObjectNode after = resources.replace(
                caller.subject(), Documents.id(id), Documents.version(ifMatch), Documents.parse(body));
        return Answers.resource(HttpStatus.OK, after, Projection.of(attributes, excludedAttributes));
    }

    @PatchMapping(ONE)
    @For(value = "take_feeds", withoutRole = "take_feeds", because = BECAUSE)
    ResponseEntity<String> patch(
            @PathVariable String id,
            @RequestBody String body,
            @RequestParam @Nullable String attributes,
            @RequestParam @Nullable String excludedAttributes,
            @RequestHeader(value = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @AuthenticationPrincipal ApiCaller caller) {
        ObjectNode after =
                resources.patch(caller.subject(), Documents.id(id), Documents.version(ifMatch), Documents.parse(body));
        return Answers.resource(HttpStatus.OK, after, Projection.of(attributes, excludedAttributes));
    }

    @DeleteMapping(ONE)
    @For(value = "take_feeds", withoutRole = "take_feeds", because = BECAUSE)
    ResponseEntity<Void> remove(
            @PathVariable String id,
            @RequestHeader(value = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @AuthenticationPrincipal ApiCaller caller) {
        resources.remove(caller.subject(), Documents.id(id), Documents.version(ifMatch));
        return ResponseEntity.noContent().build();
    }
}
