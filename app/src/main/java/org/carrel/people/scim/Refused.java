package org.carrel.people.scim;

import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.validation.BindException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/// Refusals in the protocol's form.
@RestControllerAdvice(basePackageClasses = Refused.class)
class Refused {

    @ExceptionHandler
    ResponseEntity<String> refused(ScimRefusal refusal) {
        return Answers.of(refusal.status(), Answers.error(refusal));
    }

    @ExceptionHandler({HttpMessageNotReadableException.class, BindException.class})
    ResponseEntity<String> unreadable(Exception unreadable) {
        ScimRefusal refusal = ScimRefusal.syntax("The request cannot be read");
        return Answers.of(HttpStatus.BAD_REQUEST, Answers.error(refusal));
    }
}
