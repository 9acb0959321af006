package org.carrel.testkit.evaluation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// The running score of every account over time, kept so that the alerts at any line can be
/// rebuilt.
///
/// Of each hour of an account the moments are kept at which the score was higher than ever before
/// in that hour, or than ever after in it. The first moment at or above any height and the last one
/// are always among them, and those two are all that the rule of alerts asks for as long as an hour
/// is shorter than an episode's quiet time.
final class Trace {

    /// As the engine's: an episode is over when the score has been below its line by more than the
    /// hysteresis for so long.
    static final long QUIET_SECONDS = 3 * 24 * 3600L;

    private static final int HOUR = 3600;

    private final List<Course> courses = new ArrayList<>();
    private final double least;

    /// @param least lower scores are not kept
    Trace(double least) {
        this.least = least;
    }

    private static final class Course {
        long[] times = new long[4];
        double[] scores = new double[4];
        int size;
        /// Moments of the running hour from here on; up to `rising` each is higher than all before
        /// it in the hour.
        int hourFrom;

        int rising;
        long hour = Long.MIN_VALUE;
        double most = Double.NEGATIVE_INFINITY;

        void add(long time, double score) {
            long hourOf = Math.floorDiv(time, HOUR);
            if (hourOf != hour) {
                hour = hourOf;
                hourFrom = size;
                rising = size;
            }
            boolean higher = rising == hourFrom || score > scores[rising - 1];
            while (size > rising && scores[size - 1] <= score) {
                size--;
            }
            if (size == times.length) {
                times = Arrays.copyOf(times, size * 2);
                scores = Arrays.copyOf(scores, size * 2);
            }
            times[size] = time;
            scores[size++] = score;
            rising = higher ? size : rising;
            most = Math.max(most, score);
        }
    }

    /// @param account index in the [Roster]; events of an account come in order of time
    void add(int account, long epochSecond, double score) {
        if (score < least || Double.isNaN(score)) {
            return;
        }
        while (courses.size() <= account) {
            courses.add(new Course());
        }
        courses.get(account).add(epochSecond, score);
    }

    /// The alerts at a line, by account, then time: one opens when the score reaches `line`, and
    /// lasts until the score has been below `line − hysteresis` for [#QUIET_SECONDS].
    List<Raised> raised(double line, double hysteresis) {
        List<Raised> alerts = new ArrayList<>();
        for (int account = 0; account < courses.size(); account++) {
            if (courses.get(account).most >= line) {
                raise(account, courses.get(account), line, hysteresis, alerts);
            }
        }
        return alerts;
    }

    private static void raise(int account, Course course, double line, double hysteresis, List<Raised> alerts) {
        boolean open = false;
        long opened = 0;
        long standing = 0;
        double most = 0;
        for (int i = 0; i < course.size; i++) {
            long time = course.times[i];
            double score = course.scores[i];
            if (open && time - standing > QUIET_SECONDS) {
                alerts.add(new Raised(account, opened, standing, most));
                open = false;
            }
            if (open && score >= line - hysteresis) {
                standing = time;
                most = Math.max(most, score);
            } else if (!open && score >= line) {
                open = true;
                opened = time;
                standing = time;
                most = score;
            }
        }
        if (open) {
            alerts.add(new Raised(account, opened, standing, most));
        }
    }

    /// Every score kept, in falling order.
    double[] scores() {
        double[] all = courses.stream()
                .flatMapToDouble(course -> Arrays.stream(course.scores, 0, course.size))
                .sorted()
                .toArray();
        for (int i = 0; i < all.length / 2; i++) {
            double swap = all[i];
            all[i] = all[all.length - 1 - i];
            all[all.length - 1 - i] = swap;
        }
        return all;
    }

    /// Moments kept, of all accounts.
    long size() {
        return courses.stream().mapToLong(course -> course.size).sum();
    }
}
