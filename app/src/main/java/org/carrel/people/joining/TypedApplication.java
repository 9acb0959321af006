package org.carrel.people.joining;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.regex.Pattern;
import org.carrel.privacy.ReadableLine;
import org.jspecify.annotations.Nullable;

/// What somebody typed who wants to become a user; empty where they typed nothing.
///
/// @param address several lines
/// @param completed the day on which an alumnus completed the course, as `2019-07-31`
/// @param born the date of birth of NHS staff
/// @param job the job title of NHS staff
/// @param institution where staff and students of other institutions come from
record TypedApplication(
        String name,
        String email,
        String phone,
        String address,
        String completed,
        String born,
        String job,
        String institution) {

    private static final int LONGEST = 200;
    private static final int LONGEST_MAIL = 254;
    private static final int LONGEST_ADDRESS = 500;
    private static final int OLDEST = 120;
    private static final Pattern MAIL = Pattern.compile("[^@\\s,;<>]{1,64}@[^@\\s.,;<>]+(\\.[^@\\s.,;<>]+)+");
    private static final Pattern PHONE = Pattern.compile("\\+?[0-9 ()./-]{3,39}");

    static final TypedApplication BLANK = new TypedApplication("", "", "", "", "", "", "", "");

    TypedApplication {
        name = strip(name);
        email = strip(email);
        phone = strip(phone);
        address = strip(address).replace("\r\n", "\n");
        completed = strip(completed);
        born = strip(born);
        job = strip(job);
        institution = strip(institution);
    }

    private static String strip(@Nullable String typed) {
        return typed == null ? "" : typed.strip();
    }

    /// What speaks against it, as a message key under `join.refused.`.
    Optional<String> against(JoinKind kind, LocalDate today, boolean atDesk) {
        if (!isLine(name)) {
            return Optional.of("name");
        }
        boolean withoutMail = email.isEmpty() && atDesk;
        if (!withoutMail
                && (email.length() > LONGEST_MAIL || !MAIL.matcher(email).matches())) {
            return Optional.of("email");
        }
        if (!phone.isEmpty() && !PHONE.matcher(phone).matches()) {
            return Optional.of("phone");
        }
        if (address.length() > LONGEST_ADDRESS || !ReadableLine.areAll(address)) {
            return Optional.of("address");
        }
        return againstConditional(kind, today);
    }

    /// What a group has to say must be there, and what may not be held of it must not.
    private Optional<String> againstConditional(JoinKind kind, LocalDate today) {
        for (JoinField field : JoinField.values()) {
            String typed = of(field);
            if (!kind.asks(field) && !typed.isEmpty()) {
                return Optional.of("notAsked");
            }
            if (kind.asks(field) && !isSound(field, typed, today)) {
                return Optional.of(field.name().toLowerCase(java.util.Locale.ROOT));
            }
        }
        return Optional.empty();
    }

    private String of(JoinField field) {
        return switch (field) {
            case COMPLETED -> completed;
            case BORN -> born;
            case JOB -> job;
            case INSTITUTION -> institution;
        };
    }

    private static boolean isSound(JoinField field, String typed, LocalDate today) {
        return switch (field) {
            case COMPLETED, BORN -> {
                LocalDate day = date(typed);
                yield day != null && !day.isAfter(today) && day.isAfter(today.minusYears(OLDEST));
            }
            case JOB, INSTITUTION -> isLine(typed);
        };
    }

    private static boolean isLine(String typed) {
        return typed.length() <= LONGEST && ReadableLine.is(typed);
    }

    static boolean isMail(String typed) {
        return typed.length() <= LONGEST_MAIL && MAIL.matcher(typed).matches();
    }

    /// The same with the name of an institution instead of what was chosen.
    TypedApplication from(String named) {
        return new TypedApplication(name, email, phone, address, completed, born, job, named);
    }

    /// Null for what is no day.
    static @Nullable LocalDate date(String typed) {
        try {
            return LocalDate.parse(typed);
        } catch (DateTimeParseException noDay) {
            return null;
        }
    }

    /// Without anything: records end up in messages and logs.
    @Override
    public String toString() {
        return "TypedApplication";
    }
}
