package org.carrel.people.scim;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.carrel.people.feed.Field;
import org.jspecify.annotations.Nullable;

/// What of a user is kept, by the names of RFC 7643 and of an extension of our own. Everything else that the RFC knows
/// is not kept: the privacy notice has no use for it.
enum UserAttribute {
    USER_NAME(Schema.USER, "userName", Field.USERNAME, Kind.TEXT, "Name by which they sign in"),
    NAME(Schema.USER, "name.formatted", Field.NAME, Kind.TEXT, "Name as they write it"),
    DISPLAY_NAME(Schema.USER, "displayName", Field.NAME, Kind.TEXT, "The same as name.formatted"),
    EMAIL(Schema.USER, "emails.value", Field.EMAIL, Kind.TEXT, "One mail address: the primary, else that for work"),
    PHONE(Schema.USER, "phoneNumbers.value", Field.PHONE, Kind.TEXT, "One telephone number"),
    TITLE(Schema.USER, "title", Field.JOB_TITLE, Kind.TEXT, "Job title; kept of NHS staff only"),
    DEPARTMENT(Schema.ENTERPRISE, "department", Field.DEPARTMENT, Kind.TEXT, "Department"),
    LIBRARY_NUMBER(Schema.LIBRARY, "libraryNumber", Field.LIBRARY_NUMBER, Kind.TEXT, "Library number"),
    BARCODE(Schema.LIBRARY, "barcode", Field.BARCODE, Kind.TEXT, "Barcode of the present card"),
    CARD_UID(Schema.LIBRARY, "cardUid", Field.CARD_UID, Kind.TEXT, "Chip number of the present card"),
    SINCE(Schema.LIBRARY, "since", Field.SINCE, Kind.DAY, "First day of their membership, as 2026-09-30"),
    UNTIL(Schema.LIBRARY, "until", Field.UNTIL, Kind.DAY, "Last day of their membership"),
    DATE_OF_BIRTH(Schema.LIBRARY, "dateOfBirth", Field.DATE_OF_BIRTH, Kind.DAY, "Of NHS staff only"),
    RESEARCH_SECTION(Schema.LIBRARY, "researchSection", Field.RESEARCH_SECTION, Kind.TEXT, "Of MRC staff only"),
    COURSE_COMPLETED_ON(Schema.LIBRARY, "courseCompletedOn", Field.COURSE_COMPLETED_ON, Kind.DAY, "Of alumni only"),
    JOINED_ON(Schema.LIBRARY, "joinedOn", Field.JOINED_ON, Kind.DAY, "Of staff and retired staff only"),
    LEFT_ON(Schema.LIBRARY, "leftOn", Field.LEFT_ON, Kind.DAY, "Of staff and retired staff only"),
    HOME_INSTITUTION(Schema.LIBRARY, "homeInstitution", Field.HOME_INSTITUTION, Kind.TEXT, "Of visitors only"),
    SUBGROUP(Schema.LIBRARY, "subgroup", Field.SUBGROUP, Kind.TEXT, "Students: taught, research; NHS staff: placement");

    /// Namespaces of attributes.
    enum Schema {
        USER("urn:ietf:params:scim:schemas:core:2.0:User"),
        ENTERPRISE("urn:ietf:params:scim:schemas:extension:enterprise:2.0:User"),
        LIBRARY("urn:ietf:params:scim:schemas:extension:library:2.0:User");

        private final String urn;

        Schema(String urn) {
            this.urn = urn;
        }

        String urn() {
            return urn;
        }

        static boolean isKnown(String urn) {
            return Arrays.stream(values()).anyMatch(schema -> schema.urn.equalsIgnoreCase(urn));
        }
    }

    /// How a value is written and compared.
    enum Kind {
        TEXT,
        DAY
    }

    private final Schema schema;
    private final String path;
    private final Field field;
    private final Kind kind;
    private final String description;

    UserAttribute(Schema schema, String path, Field field, Kind kind, String description) {
        this.schema = schema;
        this.path = path;
        this.field = field;
        this.kind = kind;
        this.description = description;
    }

    Schema schema() {
        return schema;
    }

    /// Within its schema.
    String path() {
        return path;
    }

    Field field() {
        return field;
    }

    Kind kind() {
        return kind;
    }

    String description() {
        return description;
    }

    /// Those of one schema.
    static List<UserAttribute> of(Schema schema) {
        return Arrays.stream(values()).filter(one -> one.schema == schema).toList();
    }

    /// @param urn null for the core
    static Optional<UserAttribute> of(@Nullable String urn, String path) {
        String wanted = path.toLowerCase(Locale.ROOT);
        String space = urn == null ? Schema.USER.urn : urn;
        return Arrays.stream(values())
                .filter(one -> one.schema.urn.equalsIgnoreCase(space))
                .filter(one -> one.path.toLowerCase(Locale.ROOT).equals(wanted))
                .findFirst();
    }
}
