package org.carrel.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.carrel.buildings.InventedBuildings;
import org.carrel.catalogue.InventedCatalogue;
import org.carrel.catalogue.InventedKept;
import org.carrel.people.AccountCreation;
import org.carrel.people.AccountId;
import org.carrel.people.InventedMembers;
import org.carrel.people.KnownPerson;
import org.carrel.people.KnownStaff;
import org.carrel.people.NewAccount;
import org.carrel.people.People;
import org.carrel.people.PersonId;
import org.carrel.people.StaffRole;
import org.carrel.people.UserGroup;
import org.carrel.privacy.InventedRequests;
import org.carrel.privacy.Purpose;
import org.carrel.privacy.Purposes;
import org.carrel.privacy.Subject;
import org.carrel.sentinel.InventedReview;
import org.carrel.sentinel.ReviewerTraining;
import org.carrel.sentinel.Sentinel;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/// The module's facade: fills an empty database with the invented university.
@Component
@Profile("demo")
public class Demo {

    private static final Purpose ADMINISTER = new Purpose("administer_accounts");

    /// May look whose a number is.
    private static final Purpose KEEP_DOORS = new Purpose("keep_doors");

    private static final String INVENTED_REVIEWER = "Invented reviewer (demo)";

    private final LoadedRepository loaded;
    private final People people;
    private final Sentinel sentinel;
    private final ReviewerTraining training;
    private final InventedReview review;
    private final InventedRequests requests;
    private final InventedBuildings buildings;
    private final InventedMembers members;
    private final InventedCatalogue catalogue;
    private final InventedKept kept;
    private final Purposes purposes;
    private final Clock clock;
    private final Path data;
    private final ZoneId zone;

    Demo(
            LoadedRepository loaded,
            People people,
            Sentinel sentinel,
            ReviewerTraining training,
            InventedReview review,
            InventedRequests requests,
            InventedBuildings buildings,
            InventedMembers members,
            InventedCatalogue catalogue,
            InventedKept kept,
            Purposes purposes,
            Clock clock,
            @Value("${carrel.data}") Path data,
            @Value("${carrel.library.zone}") ZoneId zone) {
        this.loaded = loaded;
        this.people = people;
        this.sentinel = sentinel;
        this.training = training;
        this.review = review;
        this.requests = requests;
        this.buildings = buildings;
        this.members = members;
        this.catalogue = catalogue;
        this.kept = kept;
        this.purposes = purposes;
        this.clock = clock;
        this.data = data;
        this.zone = zone;
    }

    /// Loads what is not there yet. A start that was cut short goes on where it stopped: the people
    /// come all at once or not at all, log lines count once, and what was decided is not decided
    /// again.
    ///
    /// @param progress takes a line for the person at the terminal before each long step
    public void load(Consumer<String> progress) {
        if (!loaded.has("people")) {
            progress.accept("Inventing a university ...");
            purposes.run(ADMINISTER, () -> {
                enterFormer();
                loaded.mark("people");
            });
        }
        if (!loaded.has("members")) {
            progress.accept("Taking over what its systems say of three thousand people ...");
            Map<String, PersonId> personas = personas(deliver());
            purposes.run(ADMINISTER, () -> {
                openAccounts(personas);
                loaded.mark("members");
            });
        }
        if (!loaded.has("training")) {
            trainReviewers();
            purposes.run(ADMINISTER, () -> loaded.mark("training"));
        }
        if (!loaded.has("requests")) {
            makeRequests();
        }
        if (!loaded.has("gates")) {
            progress.accept("Opening its libraries, for a day's life at their gates ...");
            buildings.make(visitors());
            loaded.mark("gates");
        }
        if (!loaded.has("catalogue")) {
            progress.accept("Filling its shelves with two thousand works ...");
            catalogue.make();
            loaded.mark("catalogue");
        }
        if (!loaded.has("kept")) {
            kept.make(subject("student"), subject(Persona.STOLEN));
            loaded.mark("kept");
        }
        if (!loaded.has("logs")) {
            progress.accept("Reading five simulated weeks of its remote-access logs ...");
            readLogs();
            loaded.mark("logs");
        }
        if (!loaded.has("review")) {
            review.decide(inventedReviewer());
            loaded.mark("review");
        }
    }

    /// Decides what had happened before the visitor came. Nobody can sign in by this name.
    private AccountId inventedReviewer() {
        return purposes.in(
                        ADMINISTER,
                        () -> people.staff(StaffRole.ICT_REVIEWER).stream()
                                .filter(staff -> staff.name().equals(INVENTED_REVIEWER))
                                .findFirst())
                .map(KnownStaff::account)
                .orElseGet(() -> create(NewAccount.withoutPerson(
                        INVENTED_REVIEWER, "invented-reviewer", null, Set.of(StaffRole.ICT_REVIEWER))));
    }

    private void trainReviewers() {
        LocalDate yesterday = yesterday();
        List<KnownStaff> officers = purposes.in(ADMINISTER, () -> people.staff(StaffRole.DPO));
        for (KnownStaff reviewer : purposes.in(ADMINISTER, () -> people.staff(StaffRole.ICT_REVIEWER))) {
            training.train(reviewer.account(), yesterday, officers.getFirst().account());
        }
    }

    /// The personas, and every fifth of those invented, if they belong to a group today.
    private List<InventedBuildings.Visitor> visitors() {
        List<InventedPeople.Invented> invented = InventedPeople.all();
        Stream<String> usernames = Stream.concat(
                Persona.ALL.stream().map(Persona::username),
                IntStream.range(0, invented.size())
                        .filter(i -> i % 5 == 0)
                        .mapToObj(i -> invented.get(i).username()));
        return purposes.in(
                ADMINISTER,
                () -> usernames
                        .flatMap(username -> people.byUsername(username).stream())
                        .flatMap(known -> known.groups().stream()
                                .limit(1)
                                .map(group -> new InventedBuildings.Visitor(known.id(), group)))
                        .toList());
    }

    private LocalDate yesterday() {
        return LocalDate.ofInstant(clock.instant(), zone).minusDays(1);
    }

    private void makeRequests() {
        requests.make(subject("student"), subject("alumnus"), subject("dpo"));
        loaded.mark("requests");
    }

    private Subject subject(String username) {
        KnownPerson known =
                purposes.in(ADMINISTER, () -> people.byUsername(username).orElseThrow());
        return new Subject(known.id().value(), known.account().value());
    }

    private void readLogs() {
        try {
            new InventedLogs(data).readInto(sentinel, LocalDate.ofInstant(clock.instant(), zone), zone);
        } catch (IOException e) {
            throw new UncheckedIOException("The simulated logs cannot be written to " + data, e);
        }
    }

    /// Of whom no system says anything any more.
    private void enterFormer() {
        for (Persona persona : Persona.ALL) {
            if (persona.left()) {
                PersonId person =
                        people.enterFormer(persona.name(), persona.groups(), address(persona.username()), yesterday());
                create(NewAccount.of(person, persona.username(), Persona.PASSWORD, persona.roles()));
            }
        }
    }

    /// The personas whom a system has delivered, by their user names.
    ///
    /// @param numbers library numbers, by user names
    private Map<String, PersonId> personas(Map<String, String> numbers) {
        Map<String, PersonId> personas = new HashMap<>();
        purposes.run(
                KEEP_DOORS,
                () -> Persona.ALL.forEach(persona -> Optional.ofNullable(numbers.get(persona.username()))
                        .flatMap(people::holder)
                        .ifPresent(holder -> personas.put(persona.username(), holder.person()))));
        return personas;
    }

    private void openAccounts(Map<String, PersonId> personas) {
        for (Persona persona : Persona.ALL) {
            PersonId person = personas.get(persona.username());
            if (person != null && people.byUsername(persona.username()).isEmpty()) {
                create(NewAccount.of(person, persona.username(), Persona.PASSWORD, persona.roles()));
            }
        }
    }

    /// Afterwards a delivery lacks one in twelve students: it waits for somebody to agree.
    ///
    /// @return library numbers of everybody delivered, by what the systems call them
    private Map<String, String> deliver() {
        Map<InventedCareers.System, List<InventedMembers.Member>> said =
                new InventedCareers(yesterday().plusDays(1)).of(InventedPeople.all());
        said.forEach((system, people) ->
                members.deliver(system.key(), system.title(), system.precedence(), system.mapping(), people));
        InventedCareers.System students = InventedCareers.System.of(UserGroup.STUDENT);
        List<InventedMembers.Member> all = said.getOrDefault(students, List.of());
        members.deliver(
                students.key(),
                students.title(),
                students.precedence(),
                students.mapping(),
                IntStream.range(0, all.size())
                        .filter(i -> i % 12 != 7)
                        .mapToObj(all::get)
                        .toList());
        Map<String, String> numbers = new HashMap<>();
        said.values().stream()
                .flatMap(List::stream)
                .forEach(member -> Optional.ofNullable(member.more().get("library_number"))
                        .ifPresent(number -> numbers.put(member.id(), number)));
        return numbers;
    }

    /// An address nobody can have.
    private static String address(String username) {
        return username + "@demo.example";
    }

    private AccountId create(NewAccount account) {
        return switch (people.createAccount(account)) {
            case AccountCreation.Created created -> created.id();
            case AccountCreation.UsernameTaken taken ->
                throw new IllegalStateException("Two invented people share a user name");
            case AccountCreation.Refused refused ->
                throw new IllegalStateException("An invented account was refused: " + refused.reason());
        };
    }
}
