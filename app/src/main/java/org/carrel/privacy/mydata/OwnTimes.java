package org.carrel.privacy.mydata;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.carrel.privacy.notice.Declaration;
import org.carrel.privacy.notice.Retention;
import org.carrel.privacy.retention.LiveTimes;
import org.springframework.stereotype.Component;

/// Until when somebody's own data stays: the day that retention goes by.
@Component
class OwnTimes {

    static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMMM yyyy", Locale.UK);

    private final Declaration notice;
    private final LiveTimes live;
    private final HeldRepository repository;

    OwnTimes(Declaration notice, LiveTimes live, HeldRepository repository) {
        this.notice = notice;
        this.live = live;
        this.repository = repository;
    }

    /// Within a look at one's own data.
    ///
    /// @param tables what is held of this kind; none for what is not shown
    HeldCategory.Kept of(String category, List<HeldTable> tables) {
        Retention rule = notice.retentionOf(category);
        String words = rule.length() + " after " + String.join(" or, if later, ", notice.clockWords(rule));
        List<Optional<LocalDate>> last = tables.stream()
                .map(HeldTable::relation)
                .filter(live.times().catalogue().keys()::containsKey)
                .flatMap(relation ->
                        live.times().over(relation, category).stream().map(over -> repository.last(relation, over)))
                .toList();
        boolean begun = last.stream().allMatch(Optional::isPresent);
        return new HeldCategory.Kept(
                words,
                begun
                        ? last.stream()
                                .flatMap(Optional::stream)
                                .max(LocalDate::compareTo)
                                .orElse(null)
                        : null,
                begun);
    }
}
