package org.carrel.privacy.notice;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/// What data is used for.
///
/// @param title in plain words, for the public page
/// @param basis legal basis
/// @param assessment of the balance of interests, as `LIA-03`; there if the basis is legitimate interest
/// @param subjects whose data; empty for everybody's whose category it uses
/// @param categories what it may use in the ways that `operations` says
/// @param reads what it may read besides
/// @param staff staff roles that act for it; empty when only the person or the program itself does
/// @param view how its users see people
/// @param automated what a machine works out about people, if it does
/// @param restricted why it goes on with data whose use a person had restricted; empty when it stops
/// @param dpv its term in the W3C Data Privacy Vocabulary, as `dpv:ServiceProvision`
/// @param awaits the module that will do this; empty once it is done
public record PurposeRule(
        String title,
        Basis basis,
        Optional<String> assessment,
        Set<String> subjects,
        Set<String> categories,
        Set<String> reads,
        Set<Operation> operations,
        List<String> staff,
        View view,
        Optional<Automated> automated,
        Optional<String> restricted,
        String dpv,
        Optional<String> awaits,
        String place) {

    /// How those who act for a purpose see people.
    public enum View {
        /// By name.
        PERSONAL,
        /// The person's own data only.
        OWN,
        PSEUDONYMISED,
        /// In totals only.
        AGGREGATED
    }

    /// What the law wants told about profiling (UK GDPR Art. 13(2)(f)).
    ///
    /// @param indicators what it looks for
    /// @param logic how it works, in a sentence
    /// @param consequence what may follow, in a sentence
    /// @param decidedBy staff role of the human who decides
    /// @param key who holds the key to the pseudonyms, in a sentence
    /// @param checkedBy staff role that checks it for accuracy and bias
    public record Automated(
            List<String> indicators,
            String logic,
            String consequence,
            String decidedBy,
            String key,
            String checkedBy) {}

    public boolean allows(Operation operation, String category) {
        return (operations.contains(operation) && categories.contains(category))
                || (operation == Operation.READ && reads.contains(category));
    }
}
