package org.carrel.people.scim;

import org.carrel.web.ApiErrors;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/// What goes wrong before a request reaches the protocol's controllers, in the protocol's form all the same.
@Component
class ScimErrors implements ApiErrors {

    @Override
    public String base() {
        return Documents.BASE;
    }

    @Override
    public ResponseEntity<?> error(HttpStatus status, String detail) {
        return Answers.of(status, Answers.error(ScimRefusal.before(status, detail)));
    }
}
