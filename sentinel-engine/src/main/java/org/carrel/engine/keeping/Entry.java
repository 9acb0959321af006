package org.carrel.engine.keeping;

import java.nio.file.Path;
import org.carrel.engine.keeping.Memory.Owner;
import org.carrel.engine.scoring.Detector;
import org.carrel.engine.scoring.DetectorSettings;

/// Whether what a folder holds may be gone on with.
final class Entry {

    private Entry() {}

    static Memory into(Path folder, Memory found, Owner owner, KeptKeys keys, DetectorSettings settings) {
        Owner made = found.owner();
        if (made.keyMark() != owner.keyMark()) {
            throw KeepingProblem.unusable(folder + " was made with other keys than those of the keystore: give the"
                    + " keystore of that time with --key, or an empty folder with --state.");
        }
        if (made.epoch() > owner.epoch()) {
            throw KeepingProblem.unusable(
                    folder + " has tokens of epoch " + made.epoch() + ", and the keystore ends with" + " epoch "
                            + owner.epoch() + ": give the newer keystore with --key.");
        }
        if (!made.zone().equals(owner.zone())) {
            throw KeepingProblem.unusable(folder + " counts days in " + made.zone() + ": give --zone " + made.zone()
                    + ", or an empty folder with --state.");
        }
        return made.epoch() == owner.epoch() ? found : handedOver(found, keys, settings);
    }

    /// Waiting lines are scored first, under the tokens they came with.
    private static Memory handedOver(Memory found, KeptKeys keys, DetectorSettings settings) {
        Detector detector = Detector.over(settings, found.states(), found.checkpoint());
        detector.settle();
        found.results().take(detector.drain());
        found.states().rest();
        detector.under(keys.handover());
        return found.with(found.run(), detector.checkpoint()).under(keys.epoch(), keys.handover());
    }
}
