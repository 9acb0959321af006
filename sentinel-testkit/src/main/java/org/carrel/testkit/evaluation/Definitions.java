package org.carrel.testkit.evaluation;

/// What the page's words mean, and what its figures cannot say; `docs/evaluation.md` argues them.
final class Definitions {

    static final String HTML = """
            <section aria-labelledby="definitions">
            <h2 id="definitions">Definitions</h2>
            <dl class="terms">
            <dt>Alert</dt><dd>One episode of one account: it opens when the score reaches the line, and is over when the
            score has stayed more than the hysteresis below it for three days. Baselines get the same rule without
            hysteresis, so that a rule that fires every minute counts once.</dd>
            <dt>Caught</dt><dd>An attack on an account is caught if an alert of that account opens between the thief's first
            event and 24 hours after the last. An alert that was open before does not count.</dd>
            <dt>False alert</dt><dd>Any other alert. One within 14 days after an attack on the same account is put down to
            it and weighted as the attack is.</dd>
            <dt>Weights</dt><dd>Attacks are far denser in these worlds than in life. What they cause is weighted so that
            account-days with a thief have the stated share of all days of all accounts, each scenario alike.</dd>
            <dt>Line</dt><dd>The lowest score, not below the detector's own floor, at which the expected alerts, right and
            false, keep within the budget.</dd>
            <dt>Precision</dt><dd>Weighted share of alerts that catch an attack. Its interval is that of the number of false
            alerts (Poisson) alone.</dd>
            <dt>Equal precision</dt><dd>Each baseline with the line at which it catches most while being at least as
            precise. Every rule is given its own quantity as a score, so that it may be stricter than it is shipped.</dd>
            <dt>Documents lost</dt><dd>Distinct documents the thief had taken before the alert opened.</dd>
            <dt>Equal behaviour</dt><dd>Mantel–Haenszel ratio over tenths of account-days by documents read, the last tenth
            split further.</dd>
            <dt>Intervals</dt><dd>95%: Wilson for shares; their combination for means; Greenland and Robins for
            ratios; Garwood for counts.</dd>
            </dl>
            <h2>Limits</h2>
            <ul>
            <li>A simulated campus is a guess at a real one: its owners and thieves do what its author thought of.</li>
            <li>Days of one account are not independent, so intervals over account-days are somewhat too narrow.</li>
            <li>Intervals hold for this world; the table from world to world, where there are several, shows the rest.</li>
            <li>The Isolation Forest is grown on all days at once, and both forests alert with the last event of a day
            rather than the next morning: they are shown better than they could be.</li>
            <li>EZproxy counts are of requests, as the log holds no sign-ins; journeys below 50 km are left out of the
            speed rule, which without that fires on the blur of any places table.</li>
            </ul>
            </section>
            """;

    private Definitions() {}
}
