package org.carrel.people.scim;

import com.unboundid.scim2.common.exceptions.BadRequestException;
import com.unboundid.scim2.common.exceptions.ScimException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/// Why a request is not carried out, as RFC 7644, section 3.12 wants it told.
final class ScimRefusal extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final HttpStatus status;
    private final @Nullable String type;

    private ScimRefusal(HttpStatus status, @Nullable String type, String detail) {
        super(detail);
        this.status = status;
        this.type = type;
    }

    /// @param type one of the RFC's detail error keywords
    static ScimRefusal bad(String type, String detail) {
        return new ScimRefusal(HttpStatus.BAD_REQUEST, type, detail);
    }

    static ScimRefusal syntax(String detail) {
        return bad(BadRequestException.INVALID_SYNTAX, detail);
    }

    static ScimRefusal value(String detail) {
        return bad(BadRequestException.INVALID_VALUE, detail);
    }

    static ScimRefusal filter(String detail) {
        return bad(BadRequestException.INVALID_FILTER, detail);
    }

    static ScimRefusal taken(String detail) {
        return new ScimRefusal(HttpStatus.CONFLICT, BadRequestException.UNIQUENESS, detail);
    }

    static ScimRefusal fixed(String detail) {
        return bad(BadRequestException.MUTABILITY, detail);
    }

    static ScimRefusal unknown(String id) {
        return new ScimRefusal(HttpStatus.NOT_FOUND, null, "There is no resource " + id + " of yours");
    }

    static ScimRefusal changedMeanwhile() {
        return new ScimRefusal(
                HttpStatus.PRECONDITION_FAILED,
                null,
                "It was changed meanwhile: fetch it again, then say what to change");
    }

    static ScimRefusal tooLarge(String detail) {
        return new ScimRefusal(HttpStatus.CONTENT_TOO_LARGE, BadRequestException.TOO_MANY, detail);
    }

    /// For what nobody foresaw: what went wrong is for the log alone.
    static ScimRefusal failed() {
        return new ScimRefusal(
                HttpStatus.INTERNAL_SERVER_ERROR,
                null,
                "It is not your fault, and it has been noted. Please try again");
    }

    /// Where more would end than the source may end by itself.
    static ScimRefusal tooMany(String detail) {
        return new ScimRefusal(HttpStatus.FORBIDDEN, null, detail);
    }

    /// By whoever saw the request before us.
    static ScimRefusal before(HttpStatus status, String detail) {
        return new ScimRefusal(status, null, detail);
    }

    static ScimRefusal of(ScimException refused) {
        HttpStatus known = HttpStatus.resolve(refused.getScimError().getStatus());
        String detail = refused.getScimError().getDetail();
        return new ScimRefusal(
                known == null ? HttpStatus.BAD_REQUEST : known,
                refused.getScimError().getScimType(),
                detail == null ? "It cannot be understood" : detail);
    }

    HttpStatus status() {
        return status;
    }

    @Nullable
    String type() {
        return type;
    }

    String detail() {
        return String.valueOf(getMessage());
    }
}
