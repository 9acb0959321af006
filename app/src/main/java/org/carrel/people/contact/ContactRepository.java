package org.carrel.people.contact;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Purpose: `correct_own_contact`, which sees the row of one person only.
@Repository
class ContactRepository {

    private final JdbcClient jdbc;

    ContactRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<ContactDetails> own() {
        return jdbc.sql("SELECT email, own_email, phone, postal_address FROM people.person")
                .query((row, number) -> new ContactDetails(
                        orEmpty(row.getString("email")),
                        orEmpty(row.getString("own_email")),
                        orEmpty(row.getString("phone")),
                        orEmpty(row.getString("postal_address"))))
                .optional();
    }

    void change(TypedDetails typed) {
        jdbc.sql("UPDATE people.person SET own_email = :own, phone = :phone, postal_address = :address")
                .param("own", orNull(typed.own()))
                .param("phone", orNull(typed.phone()))
                .param("address", orNull(typed.address()))
                .update();
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }

    private static @Nullable String orNull(String text) {
        return text.isEmpty() ? null : text;
    }
}
