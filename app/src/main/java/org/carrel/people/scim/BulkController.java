package org.carrel.people.scim;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.carrel.web.ApiCaller;
import org.carrel.web.For;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/// `/Bulk` (RFC 7644, section 3.7).
@RestController
class BulkController {

    private final Bulk bulk;

    BulkController(Bulk bulk) {
        this.bulk = bulk;
    }

    @PostMapping(Documents.BASE + "/Bulk")
    @For(
            value = "take_feeds",
            withoutRole = "take_feeds",
            because = "A token stands for the source whose people these are")
    ResponseEntity<String> carryOut(@RequestBody String body, @AuthenticationPrincipal ApiCaller caller) {
        if (body.length() > Bulk.LONGEST) {
            throw ScimRefusal.tooLarge("A bulk request has up to " + Bulk.LONGEST + " characters");
        }
        ObjectNode answer = bulk.carryOut(caller.subject(), Documents.parse(body));
        return Answers.of(HttpStatus.OK, answer);
    }
}
