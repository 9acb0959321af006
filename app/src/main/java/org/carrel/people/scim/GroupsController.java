package org.carrel.people.scim;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.UUID;
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
import org.springframework.web.bind.annotation.RestController;

/// `/Groups` (RFC 7644, section 3). A client sees the groups of its own source, and no others.
@RestController
class GroupsController {

    private static final String ALL = Documents.BASE + "/Groups";
    private static final String ONE = ALL + "/{id}";
    private static final String BECAUSE = "A token stands for the source whose people these are";

    private final ScimGroups groups;

    GroupsController(ScimGroups groups) {
        this.groups = groups;
    }

    @GetMapping(ALL)
    @For(value = "take_feeds", withoutRole = "take_feeds", because = BECAUSE)
    ResponseEntity<String> find(SearchParameters search, @AuthenticationPrincipal ApiCaller caller) {
        return found(search, caller);
    }

    @PostMapping(ALL + "/.search")
    @For(value = "take_feeds", withoutRole = "take_feeds", because = BECAUSE)
    ResponseEntity<String> search(@RequestBody String body, @AuthenticationPrincipal ApiCaller caller) {
        return found(SearchParameters.read(Documents.parse(body)), caller);
    }

    private ResponseEntity<String> found(SearchParameters search, ApiCaller caller) {
        Slice slice = search.slice();
        Projection projection = search.projection();
        var found = groups.find(caller.subject(), search.filter(), slice, projection.shows("members"));
        return Answers.list(
                found.total(),
                slice,
                found.page().stream().map(SaidGroup::write).toList(),
                projection);
    }

    @PostMapping(ALL)
    @For(value = "take_feeds", withoutRole = "take_feeds", because = BECAUSE)
    ResponseEntity<String> create(
            @RequestBody String body,
            @RequestParam @Nullable String attributes,
            @RequestParam @Nullable String excludedAttributes,
            @AuthenticationPrincipal ApiCaller caller) {
        ScimGroup group = groups.create(caller.subject(), SaidGroup.read(Documents.parse(body)));
        return Answers.resource(
                HttpStatus.CREATED, SaidGroup.write(group), Projection.of(attributes, excludedAttributes));
    }

    @GetMapping(ONE)
    @For(value = "take_feeds", withoutRole = "take_feeds", because = BECAUSE)
    ResponseEntity<String> one(
            @PathVariable String id,
            @RequestParam @Nullable String attributes,
            @RequestParam @Nullable String excludedAttributes,
            @RequestHeader(value = HttpHeaders.IF_NONE_MATCH, required = false) @Nullable String ifNoneMatch,
            @AuthenticationPrincipal ApiCaller caller) {
        ObjectNode document = SaidGroup.write(groups.one(caller.subject(), Documents.id(id)));
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
        UUID group = Documents.id(id);
        ScimGroups.Change change = GroupChange.to(SaidGroup.read(Documents.parse(body)));
        ScimGroup after = groups.change(caller.subject(), group, Documents.version(ifMatch), change);
        return Answers.resource(HttpStatus.OK, SaidGroup.write(after), Projection.of(attributes, excludedAttributes));
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
        ScimGroup after = groups.change(
                caller.subject(), Documents.id(id), Documents.version(ifMatch), GroupChange.of(Documents.parse(body)));
        return Answers.resource(HttpStatus.OK, SaidGroup.write(after), Projection.of(attributes, excludedAttributes));
    }

    @DeleteMapping(ONE)
    @For(value = "take_feeds", withoutRole = "take_feeds", because = BECAUSE)
    ResponseEntity<Void> remove(
            @PathVariable String id,
            @RequestHeader(value = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @AuthenticationPrincipal ApiCaller caller) {
        groups.remove(caller.subject(), Documents.id(id), Documents.version(ifMatch));
        return ResponseEntity.noContent().build();
    }
}
