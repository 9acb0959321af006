package org.carrel.sentinel.securing.connector;

import com.unboundid.ldap.sdk.Filter;
import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.Modification;
import com.unboundid.ldap.sdk.ModificationType;
import com.unboundid.ldap.sdk.ResultCode;
import com.unboundid.ldap.sdk.SearchResultEntry;
import com.unboundid.ldap.sdk.SearchScope;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.carrel.sentinel.securing.connector.ConnectorSettings.Ldap;
import org.carrel.sentinel.securing.connector.ConnectorSettings.Ldap.Change;

/// Writes into the account's entry what the settings say: that its password has expired, that it is
/// locked, or both.
final class LdapAccount implements Connector {

    private final Ldap settings;
    private final DirectoryDoor door;

    LdapAccount(Ldap settings, Duration patience) {
        this.settings = settings;
        this.door = new DirectoryDoor(settings, patience);
    }

    @Override
    public StepKind kind() {
        return StepKind.LDAP_ACCOUNT;
    }

    @Override
    public boolean undoable() {
        return settings.changes().stream().anyMatch(change -> change.bits() != null || change.cleared() != null);
    }

    @Override
    public Outcome apply(Target target) {
        return change(target, true);
    }

    @Override
    public Outcome undo(Target target) {
        return change(target, false);
    }

    private Outcome change(Target target, boolean secure) {
        return StepStopped.outcomeOf(() -> {
            try (LDAPConnection directory = door.open()) {
                SearchResultEntry entry = find(directory, target.username());
                List<Modification> modifications = new ArrayList<>();
                for (Change change : settings.changes()) {
                    modifications.addAll(secure ? secured(change, entry) : cleared(change, entry));
                }
                if (!modifications.isEmpty()) {
                    directory.modify(entry.getDN(), modifications);
                }
                return Outcome.done();
            } catch (LDAPException e) {
                throw stopped(e);
            }
        });
    }

    private SearchResultEntry find(LDAPConnection directory, String username) throws LDAPException, StepStopped {
        Filter named = Filter.createEqualityFilter(settings.userAttribute(), username);
        List<SearchResultEntry> entries = Objects.requireNonNull(
                directory.search(settings.baseDn(), SearchScope.SUB, named).getSearchEntries());
        if (entries.size() > 1) {
            throw StepStopped.failed("The directory has several accounts of this name: lock the right one by hand.");
        }
        if (entries.isEmpty()) {
            throw StepStopped.failed("The directory has no account of this name: it may have been closed.");
        }
        return entries.getFirst();
    }

    private static List<Modification> secured(Change change, SearchResultEntry entry) throws StepStopped {
        if (change.bits() != null) {
            long now = number(change, entry);
            return bits(change, entry, now | change.bits());
        }
        String value = change.value() == null ? "" : change.value();
        return List.of(new Modification(ModificationType.REPLACE, change.attribute(), value));
    }

    private static List<Modification> cleared(Change change, SearchResultEntry entry) throws StepStopped {
        if (change.bits() != null) {
            long now = number(change, entry);
            return bits(change, entry, now & ~change.bits());
        }
        if (change.cleared() == null) {
            return List.of();
        }
        return List.of(
                change.cleared().isEmpty()
                        ? new Modification(ModificationType.REPLACE, change.attribute())
                        : new Modification(ModificationType.REPLACE, change.attribute(), change.cleared()));
    }

    // The old value is named, so the directory refuses when somebody else has changed it meanwhile.
    private static List<Modification> bits(Change change, SearchResultEntry entry, long wanted) throws StepStopped {
        String before = entry.getAttributeValue(change.attribute());
        if (number(change, entry) == wanted) {
            return List.of();
        }
        List<Modification> exchange = new ArrayList<>();
        if (before != null) {
            exchange.add(new Modification(ModificationType.DELETE, change.attribute(), before));
        }
        exchange.add(new Modification(ModificationType.ADD, change.attribute(), Long.toString(wanted)));
        return exchange;
    }

    private static long number(Change change, SearchResultEntry entry) throws StepStopped {
        String value = entry.getAttributeValue(change.attribute());
        try {
            return value == null ? 0 : Long.parseLong(value);
        } catch (NumberFormatException e) {
            throw StepStopped.failed(
                    "The attribute " + change.attribute() + " holds no number: check the changes in the settings.");
        }
    }

    private static StepStopped stopped(LDAPException e) {
        ResultCode code = e.getResultCode();
        if (code.equals(ResultCode.NO_SUCH_ATTRIBUTE) || code.equals(ResultCode.ATTRIBUTE_OR_VALUE_EXISTS)) {
            return StepStopped.retry("Somebody else changed the account in the directory at the same moment.");
        }
        if (code.equals(ResultCode.INSUFFICIENT_ACCESS_RIGHTS)) {
            return StepStopped.failed(
                    "The directory does not let Carrel change this account: give its login the right.");
        }
        if (DirectoryDoor.passes(code)) {
            return StepStopped.retry("The directory cannot be reached or is busy.");
        }
        return StepStopped.failed("The directory did not accept the change (" + code.getName() + ").");
    }
}
