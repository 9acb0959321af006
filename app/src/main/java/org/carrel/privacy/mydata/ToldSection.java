package org.carrel.privacy.mydata;

import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.carrel.privacy.MyDataSection;
import org.carrel.privacy.OwnTable;
import org.carrel.privacy.Purpose;
import org.carrel.privacy.Purposes;
import org.carrel.privacy.Subject;
import org.carrel.privacy.notice.Declaration;
import org.carrel.privacy.notice.Recipient;
import org.carrel.web.For;
import org.carrel.web.Part;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Who outside the library was told about somebody.
@Component
@For("show_own_data")
class ToldSection implements MyDataSection {

    /// Whoever has stolen an account could read here that it was noticed.
    private static final Duration QUIET = Duration.ofDays(14);

    private static final int ON_A_PAGE = 500;
    private static final String SECURES = "ict_service_desk";
    /// Told by the part for disclosures, once it may be.
    private static final String AUTHORITY = "authority";

    private static final Purpose SHOW = new Purpose("show_own_data");

    private final ToldRepository repository;
    private final Declaration notice;
    private final Purposes purposes;
    private final Clock clock;

    ToldSection(ToldRepository repository, Declaration notice, Purposes purposes, Clock clock) {
        this.repository = repository;
        this.notice = notice;
        this.purposes = purposes;
        this.clock = clock;
    }

    @Override
    public int order() {
        return 700;
    }

    @Override
    public Part view(Subject subject) {
        List<Told> told = rows(subject, ON_A_PAGE).stream().map(this::inWords).toList();
        return new Part("privacy/mydata/told", Map.of("told", told));
    }

    @Override
    public List<OwnTable> copy(Subject subject) {
        List<OwnTable.Row> rows = rows(subject, Integer.MAX_VALUE).stream()
                .map(row -> {
                    Told told = inWords(row);
                    List<@Nullable String> cells = List.of(
                            OwnTable.when(told.at()),
                            told.recipient(),
                            told.trigger(),
                            String.join("; ", told.categories()));
                    return new OwnTable.Row(cells, Set.of(row.categories().split(",")));
                })
                .toList();
        return List.of(new OwnTable("told", "privacy.told", List.of("at", "told", "because", "kinds_of_data"), rows));
    }

    private List<ToldRepository.Row> rows(Subject subject, int most) {
        return purposes.own(
                SHOW,
                subject,
                () -> repository.all(AUTHORITY, SECURES, clock.instant().minus(QUIET), most));
    }

    /// A recipient, trigger or category that the notice knows no more keeps its name.
    private Told inWords(ToldRepository.Row row) {
        Recipient recipient = notice.recipients().get(row.recipient());
        List<String> categories = Arrays.stream(row.categories().split(","))
                .map(name -> notice.categories().containsKey(name)
                        ? notice.category(name).title()
                        : name)
                .toList();
        return new Told(
                row.at(),
                recipient == null ? row.recipient() : recipient.title(),
                notice.triggerWords(row.trigger()),
                categories);
    }
}
