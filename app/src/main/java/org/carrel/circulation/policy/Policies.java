package org.carrel.circulation.policy;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.carrel.people.People;
import org.carrel.privacy.Purpose;
import org.carrel.privacy.Purposes;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/// The policy in force, and those before it.
@Service
public class Policies {

    static final Purpose KEEP = new Purpose("keep_lending_policy");

    private static final int SHOWN = 200;

    private final PolicyRepository repository;
    private final People people;
    private final Purposes purposes;
    /// Versions never change: the newest read one is good for as long as it is the newest.
    private volatile @Nullable PolicyVersion known;

    Policies(PolicyRepository repository, People people, Purposes purposes) {
        this.repository = repository;
        this.people = people;
        this.purposes = purposes;
    }

    /// What counts now, on every node as soon as it is saved.
    public PolicyVersion current() {
        int newest = repository.newest();
        PolicyVersion read = known;
        if (read == null || read.number() != newest) {
            read = version(newest).orElseThrow();
            known = read;
        }
        return read;
    }

    public Optional<PolicyVersion> version(int number) {
        return repository.version(number).map(Policies::read);
    }

    /// The newest first.
    List<PolicyVersion> versions() {
        return repository.versions(SHOWN).stream().map(Policies::read).toList();
    }

    /// Names of those who made versions, by number; without those the program brought and those
    /// long past.
    Map<Integer, String> makers() {
        return purposes.in(KEEP, () -> {
            Map<Integer, String> names = new TreeMap<>();
            for (PolicyRepository.Maker maker : repository.makers()) {
                people.nameOf(maker.by()).ifPresent(name -> names.put(maker.number(), name));
            }
            return names;
        });
    }

    private static PolicyVersion read(PolicyRepository.Version row) {
        return new PolicyVersion(row.number(), row.at(), row.why(), read(row.content()));
    }

    /// @param content as it was written by [PolicyFile]
    static Policy read(String content) {
        return switch (PolicyFile.read(content)) {
            case PolicyFile.Read.Right right -> right.policy();
            case PolicyFile.Read.Refused refused -> throw new IllegalStateException(refused.toString());
        };
    }
}
