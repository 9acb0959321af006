package org.carrel.sentinel.securing.connector;

/// Signs the account out everywhere.
final class KeycloakSessions implements Connector {

    private final KeycloakAccounts accounts;

    KeycloakSessions(KeycloakAccounts accounts) {
        this.accounts = accounts;
    }

    @Override
    public StepKind kind() {
        return StepKind.KEYCLOAK_SESSIONS;
    }

    @Override
    public Outcome apply(Target target) {
        return StepStopped.outcomeOf(() -> {
            accounts.find(target.username()).endSessions();
            return Outcome.done();
        });
    }
}
