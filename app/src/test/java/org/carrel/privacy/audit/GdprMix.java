package org.carrel.privacy.audit;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/// What three of GDPRbench's roles do, how often, and to which records.
///
/// From: S. Shastri, V. Banakar, M. Wasserman, A. Kumar, V. Chidambaram: Understanding and
/// Benchmarking the Impact of GDPR on Database Systems. PVLDB 13(7), 2020,
/// doi:10.14778/3384345.3384354; shares and distributions are those of its program,
/// github.com/GDPRbench/GDPRbench at 94d399c, `src/workloads/gdpr_controller`, `gdpr_customer` and
/// `gdpr_processor`. Its fourth role, the regulator, is left out.
enum GdprMix {
    CONTROLLER(false, 0, 0, 0, 0, 25, 25, 25, 25),
    CUSTOMER(true, 20, 10, 10, 20, 10, 10, 20, 0),
    PROCESSOR(false, 20, 40, 40, 0, 0, 0, 0, 0);

    /// GDPRbench's operations. *By purpose* and *by user* choose records by what is said about them;
    /// the others take one by its key.
    enum Operation {
        READ_DATA,
        READ_METADATA_BY_PURPOSE,
        READ_METADATA_BY_USER,
        UPDATE_DATA,
        UPDATE_METADATA_BY_PURPOSE,
        UPDATE_METADATA_BY_USER,
        DELETE,
        CREATE
    }

    /// As in YCSB, on which GDPRbench stands.
    private static final double ZIPF = 0.99;

    private final boolean zipfian;
    private final Map<Operation, Integer> percent = new LinkedHashMap<>();

    GdprMix(boolean zipfian, int... percent) {
        this.zipfian = zipfian;
        List<Operation> operations = List.of(Operation.values());
        for (int i = 0; i < percent.length; i++) {
            this.percent.put(operations.get(i), percent[i]);
        }
    }

    Operation operation(Random random) {
        int left = random.nextInt(100);
        for (Map.Entry<Operation, Integer> one : percent.entrySet()) {
            left -= one.getValue();
            if (left < 0) {
                return one.getKey();
            }
        }
        throw new IllegalStateException(this + " does not add up to 100");
    }

    /// Chooses numbers from 0 to below `count`, all alike or as Zipf's law says.
    Chooser chooser(int count) {
        if (!zipfian) {
            return random -> random.nextInt(count);
        }
        double[] sums = new double[count];
        double sum = 0;
        for (int i = 0; i < count; i++) {
            sum += Math.pow(i + 1, -ZIPF);
            sums[i] = sum;
        }
        double all = sum;
        return random -> {
            int place = Arrays.binarySearch(sums, random.nextDouble() * all);
            return Math.min(place < 0 ? -place - 1 : place, count - 1);
        };
    }

    interface Chooser {
        int next(Random random);
    }
}
