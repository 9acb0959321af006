package org.carrel.sentinel.securing;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.carrel.sentinel.securing.connector.Connector;
import org.carrel.sentinel.securing.connector.Outcome;
import org.carrel.sentinel.securing.connector.StepKind;
import org.carrel.sentinel.securing.connector.Target;

/// A connector to a system of our own making, which remembers what was done to it, and by how many
/// calls. What it is told comes before what it does by itself, which is: what it is asked to.
final class Scripted implements Connector {

    private final StepKind kind;
    private final boolean undoable;
    private final Deque<Function<Target, Outcome>> script = new ArrayDeque<>();
    private final Set<String> secured = new HashSet<>();
    private final List<Target> calls = new ArrayList<>();

    Scripted(StepKind kind, boolean undoable) {
        this.kind = kind;
        this.undoable = undoable;
    }

    /// The next call does this instead.
    synchronized Scripted then(Function<Target, Outcome> act) {
        script.add(act);
        return this;
    }

    synchronized List<Target> calls() {
        return List.copyOf(calls);
    }

    synchronized boolean holds(String username) {
        return secured.contains(username);
    }

    synchronized Outcome carryOut(Target target) {
        secured.add(target.username());
        return Outcome.done();
    }

    /// As an undo that has reached the other side leaves it.
    synchronized Outcome release(Target target) {
        secured.remove(target.username());
        return Outcome.done();
    }

    @Override
    public StepKind kind() {
        return kind;
    }

    @Override
    public boolean undoable() {
        return undoable;
    }

    @Override
    public Outcome apply(Target target) {
        return next(target, this::carryOut);
    }

    @Override
    public Outcome undo(Target target) {
        return next(target, this::release);
    }

    private Outcome next(Target target, Function<Target, Outcome> usual) {
        Function<Target, Outcome> act;
        synchronized (this) {
            calls.add(target);
            act = script.isEmpty() ? usual : script.remove();
        }
        return act.apply(target);
    }
}
