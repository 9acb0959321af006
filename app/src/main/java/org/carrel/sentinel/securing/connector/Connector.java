package org.carrel.sentinel.securing.connector;

/// Does one step somewhere else. Doing it twice is the same as once, as far as the other side
/// allows: a node may die after the deed and before it could write that down.
///
/// Answers within the time limit of the settings, or is interrupted and tried again later.
public interface Connector {

    StepKind kind();

    Outcome apply(Target target);

    /// Whom the step tells of the account. What tells somebody runs inside the disclosure gate.
    default Audience audience() {
        return Audience.SERVICE_DESK;
    }

    enum Audience {
        /// Nobody: it stays within the library's own systems.
        NOBODY,
        /// The account's owner.
        OWNER,
        /// Those who keep the university's sign-in and its tickets.
        SERVICE_DESK
    }

    /// Whether [#undo] brings back what was before.
    default boolean undoable() {
        return false;
    }

    /// Takes the step back; for an account that turned out not to be stolen.
    default Outcome undo(Target target) {
        throw new UnsupportedOperationException(kind() + " cannot be undone");
    }
}
