package org.carrel.engine.tokens;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import org.carrel.testkit.SoftHsm;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// What holds of keys wherever they are kept: in a file, or on a key device.
class EpochStoreTest {
    private static final char[] GUARD = SoftHsm.PIN.toCharArray();

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    enum Kind {
        FILE {
            @Override
            Path keys(Path folder) {
                return folder.resolve("keys.p12");
            }
        },
        DEVICE {
            @Override
            Path keys(Path folder) {
                return SoftHsm.next().describedIn(folder.resolve("device.properties"));
            }
        };

        abstract Path keys(Path folder);

        EpochStore in(Path folder) {
            return EpochStore.at(keys(folder));
        }
    }

    @ParameterizedTest
    @EnumSource
    void keysAreMadeOnceAndAreThereForTheNextProgram(Kind kind) throws KeyProblem {
        Path keys = kind.keys(folder);
        String made = new Pseudonymiser(EpochStore.at(keys).openOrCreate(GUARD, 1)).account("jsmith");
        assertThat(made).startsWith("u1-");
        EpochStore next = EpochStore.at(keys);
        assertThat(new Pseudonymiser(next.openOrCreate(GUARD, 1)).account("jsmith"))
                .isEqualTo(made);
        assertThat(new Pseudonymiser(next.open(GUARD)).account("JSmith ")).isEqualTo(made);
        assertThat(next.openAll(GUARD).reveal(made)).isEqualTo("jsmith");
    }

    @ParameterizedTest
    @EnumSource
    void keysMayBeginWithALaterEpoch(Kind kind) throws KeyProblem {
        EpochStore store = kind.in(folder);
        assertThat(store.openOrCreate(GUARD, 5).epoch()).isEqualTo(5);
        assertThat(store.rotate(GUARD).epoch()).isEqualTo(6);
        assertThat(store.openOrCreate(GUARD, 5).epoch()).isEqualTo(6);
    }

    @ParameterizedTest
    @EnumSource
    void aNewEpochMakesOtherTokensAndTheOldOnesAreStillRevealed(Kind kind) throws KeyProblem {
        EpochStore store = kind.in(folder);
        String old = new Pseudonymiser(store.openOrCreate(GUARD, 1)).account("JSmith");
        Keys next = store.rotate(GUARD);
        String current = new Pseudonymiser(store.open(GUARD)).account("JSmith");
        assertThat(next.epoch()).isEqualTo(2);
        assertThat(current).startsWith("u2-").isNotEqualTo(old.replace("u1-", "u2-"));
        Epochs epochs = store.openAll(GUARD);
        assertThat(epochs.reveal(old)).isEqualTo("jsmith");
        assertThat(epochs.reveal(current)).isEqualTo("jsmith");
        assertThat(new Handover(epochs).apply(old)).isEqualTo(current);
    }

    @ParameterizedTest
    @EnumSource
    void hashesStayTheSameInTheNextEpochAndInTheNextProgram(Kind kind) throws KeyProblem {
        Path keys = kind.keys(folder);
        EpochStore store = EpochStore.at(keys);
        byte[] text = {1, 2, 3, 4};
        Pseudonymiser before = new Pseudonymiser(store.openOrCreate(GUARD, 1));
        store.rotate(GUARD);
        store.destroy(1, GUARD);
        Pseudonymiser after = new Pseudonymiser(EpochStore.at(keys).open(GUARD));
        assertThat(after.hash(Domain.ADDRESS, text, 0, 4)).isEqualTo(before.hash(Domain.ADDRESS, text, 0, 4));
        assertThat(after.fingerprint(text, 0, 4)).isEqualTo(before.fingerprint(text, 0, 4));
    }

    @ParameterizedTest
    @EnumSource
    void twoStoresHaveNothingInCommon(Kind kind) throws KeyProblem {
        Pseudonymiser one = new Pseudonymiser(kind.in(folder.resolve(".")).openOrCreate(GUARD, 1));
        Path other = folder.resolve("other");
        assertThat(other.toFile().mkdir()).isTrue();
        Pseudonymiser another = new Pseudonymiser(kind.in(other).openOrCreate(GUARD, 1));
        assertThat(one.account("jsmith")).isNotEqualTo(another.account("jsmith"));
        assertThat(one.fingerprint(new byte[9], 0, 9)).isNotEqualTo(another.fingerprint(new byte[9], 0, 9));
    }

    @ParameterizedTest
    @EnumSource
    void tokensOfADestroyedEpochCannotBeTurnedBack(Kind kind) throws KeyProblem {
        EpochStore store = kind.in(folder);
        String old = new Pseudonymiser(store.openOrCreate(GUARD, 1)).account("jsmith");
        Epochs kept = store.openAll(GUARD);
        store.rotate(GUARD);
        store.destroy(1, GUARD);
        Epochs left = store.openAll(GUARD);
        assertThat(left.keys()).extracting(Keys::epoch).containsExactly(2);
        assertThat(left.hold(old)).isFalse();
        assertThatThrownBy(() -> left.reveal(old))
                .isInstanceOf(KeyProblem.class)
                .hasMessageContaining("if that key was destroyed, nobody can turn it back");
        assertThat(new Handover(left).apply(old)).isEqualTo(old);
        if (kind == Kind.DEVICE) {
            // whoever held the key before holds nothing: only the device ever had it
            assertThatThrownBy(() -> kept.reveal(old)).isInstanceOf(KeysAway.class);
        }
    }

    @ParameterizedTest
    @EnumSource
    void theCurrentEpochIsNotDestroyedNorOneThatIsNotThere(Kind kind) throws KeyProblem {
        EpochStore store = kind.in(folder);
        store.openOrCreate(GUARD, 1);
        assertThatThrownBy(() -> store.destroy(1, GUARD)).hasMessageContaining("is the current one");
        assertThatThrownBy(() -> store.destroy(7, GUARD)).hasMessageContaining("no key of epoch 7");
        assertThat(store.open(GUARD).epoch()).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource
    void theNewestOfManyEpochsIsTheCurrentOne(Kind kind) throws KeyProblem {
        EpochStore store = kind.in(folder);
        store.openOrCreate(GUARD, 1);
        for (int epoch = 2; epoch <= 12; epoch++) {
            assertThat(store.rotate(GUARD).epoch()).isEqualTo(epoch);
        }
        assertThat(store.open(GUARD).epoch()).isEqualTo(12);
        assertThat(store.openAll(GUARD).keys()).hasSize(12);
    }

    @ParameterizedTest
    @EnumSource
    void nothingOpensWithoutItsGuardOrWithAnother(Kind kind) throws KeyProblem {
        Path keys = kind.keys(folder);
        if (kind == Kind.FILE) {
            // a device is made with its PIN; once it took it, the process is let in
            EpochStore.at(keys).openOrCreate(GUARD, 1);
        }
        for (char[] guard : List.of("271828".toCharArray(), new char[0])) {
            assertThatThrownBy(() -> EpochStore.at(keys).open(guard)).isInstanceOf(KeyProblem.class);
        }
        assertThatThrownBy(() -> EpochStore.at(keys).open(null)).hasMessageContaining("needs its");
    }

    @ParameterizedTest
    @EnumSource
    void nothingIsFoundWhereNoKeysWereMade(Kind kind) {
        EpochStore store = kind.in(folder);
        assertThatThrownBy(() -> store.open(GUARD)).isInstanceOf(KeyProblem.class);
        assertThatThrownBy(() -> store.rotate(GUARD)).isInstanceOf(KeyProblem.class);
    }
}
