package org.carrel.catalogue.kept;

import java.util.List;
import java.util.UUID;
import org.carrel.catalogue.InventedKept;
import org.carrel.catalogue.RecordId;
import org.carrel.privacy.Subject;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/// Lists and searches of a student and of somebody who teaches.
@Component
@Profile("demo")
class KeptOfDemo implements InventedKept {

    private final Keeping keeping;
    private final KeptLists lists;
    private final SavedSearches searches;
    private final InventedKeptRepository works;

    KeptOfDemo(Keeping keeping, KeptLists lists, SavedSearches searches, InventedKeptRepository works) {
        this.keeping = keeping;
        this.lists = lists;
        this.searches = searches;
        this.works = works;
    }

    @Override
    public void make(Subject student, Subject academic) {
        keep(student, person -> {
            list(person, "Dissertation", "machine learning", 7, "Chapter 2: compare with the lecture notes.");
            list(person, "To read over the summer", "marine life", 4, "");
            searches.save(person, "q=cryptography", "Cryptography");
        });
        keep(academic, person -> {
            list(person, "Second-year course", "fluid mechanics", 6, "Ask for a second copy before October.");
            list(person, "Grant proposal", "sustainability", 5, "");
            searches.save(person, "q=bridges&sort=newest", "Bridges, newest first");
            searches.save(person, "q=subject%3A%22structural+dynamics%22", "Structural dynamics");
        });
    }

    private interface Work {

        void of(UUID person);
    }

    private void keep(Subject who, Work work) {
        keeping.act(
                who,
                person -> {
                    work.of(person);
                    return true;
                },
                why -> false);
    }

    /// @param note beside the first work; may be empty
    private void list(UUID person, String name, String topic, int most, String note) {
        if (lists.make(person, name) instanceof KeptLists.Keep.Done made) {
            List<RecordId> about = works.about(topic, most);
            about.forEach(work -> lists.put(made.list(), work));
            if (!about.isEmpty() && !note.isEmpty()) {
                lists.note(made.list(), about.getFirst(), note);
            }
        }
    }
}
