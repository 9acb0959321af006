package org.carrel.sentinel.securing;

import static org.carrel.sentinel.SentinelPurpose.SECURE;

import java.time.Clock;
import java.util.List;
import org.carrel.privacy.Purposes;
import org.carrel.sentinel.review.TakingBack;
import org.carrel.sentinel.securing.SecuringView.StepView;
import org.carrel.sentinel.securing.connector.StepKind;
import org.springframework.stereotype.Component;

/// Takes securing back where a reviewer changed the verdict and asked for that.
@Component
class Clearing implements TakingBack {

    private final Securing securing;
    private final Ledger ledger;
    private final Purposes purposes;
    private final Clock clock;

    Clearing(Securing securing, Ledger ledger, Purposes purposes, Clock clock) {
        this.securing = securing;
        this.ledger = ledger;
        this.purposes = purposes;
        this.clock = clock;
    }

    @Override
    public Offer of(long alert) {
        return securing.of(alert).map(Clearing::offer).orElse(new Offer(List.of(), List.of(), List.of()));
    }

    private static Offer offer(SecuringView view) {
        return new Offer(
                view.undoable().stream().map(StepKind::key).toList(),
                view.steps().stream()
                        .filter(step -> step.state().equals("done"))
                        .map(StepView::kind)
                        .filter(kind -> !view.undoable().contains(kind))
                        .map(StepKind::key)
                        .toList(),
                view.others());
    }

    @Override
    public void begin() {
        purposes.run(SECURE, () -> ledger.undoWanted(clock.instant()));
    }
}
