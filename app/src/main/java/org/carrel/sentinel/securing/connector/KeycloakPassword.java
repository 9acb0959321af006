package org.carrel.sentinel.securing.connector;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.stream.StreamSupport;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Makes the old password useless and asks for a new one.
///
/// The required action alone would not do: Keycloak asks whoever knows the old password to choose
/// the new one. So the password is first replaced by one that nobody knows; its owner chooses the
/// next by “Forgot password?” or at the desk.
final class KeycloakPassword implements Connector {

    private static final String UPDATE_PASSWORD = "UPDATE_PASSWORD";
    private static final int BYTES = 36;

    private final KeycloakAccounts accounts;
    private final boolean disableAccount;
    private final SecureRandom random = new SecureRandom();

    KeycloakPassword(KeycloakAccounts accounts, boolean disableAccount) {
        this.accounts = accounts;
        this.disableAccount = disableAccount;
    }

    @Override
    public StepKind kind() {
        return StepKind.KEYCLOAK_PASSWORD;
    }

    @Override
    public Outcome apply(Target target) {
        return StepStopped.outcomeOf(() -> {
            KeycloakAccounts.Account account = accounts.find(target.username());
            account.replacePassword(unknowable());
            ObjectNode representation = account.read();
            if (require(representation)) {
                account.write(representation);
            }
            return Outcome.done();
        });
    }

    @Override
    public boolean undoable() {
        return disableAccount;
    }

    /// Lets people sign in to it again. The old password does not come back: nobody has it.
    @Override
    public Outcome undo(Target target) {
        return StepStopped.outcomeOf(() -> {
            KeycloakAccounts.Account account = accounts.find(target.username());
            ObjectNode representation = account.read();
            representation.put("enabled", true);
            account.write(representation);
            return new Outcome.Done("The account is open again; its owner still has to choose a new password.");
        });
    }

    /// True when anything was missing.
    private boolean require(ObjectNode representation) {
        boolean changed = false;
        ArrayNode actions = representation.withArray("requiredActions");
        if (StreamSupport.stream(actions.spliterator(), false)
                .noneMatch(one -> one.asString().equals(UPDATE_PASSWORD))) {
            actions.add(UPDATE_PASSWORD);
            changed = true;
        }
        if (disableAccount && representation.path("enabled").asBoolean(true)) {
            representation.put("enabled", false);
            changed = true;
        }
        return changed;
    }

    /// Long, and with something of everything that a password policy may ask for.
    private String unknowable() {
        byte[] bytes = new byte[BYTES];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes) + "aZ9!";
    }
}
