package org.carrel.database.embedded;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;

/// How much of the machine's memory the database server keeps pages in. Its own default is 128 MB
/// whatever the machine has; what fits nowhere is read again and again while half a million
/// people are taken over.
public final class ServerMemory {

    /// The program itself, and whatever else runs here, needs the rest.
    private static final int SHARE = 16;

    private static final long LEAST = 128L << 20;
    private static final long MOST = 2L << 30;

    private ServerMemory() {}

    /// As PostgreSQL's `shared_buffers` wants it.
    public static String sharedBuffers() {
        return sharedBuffers(
                ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getTotalMemorySize());
    }

    /// @param memory in bytes
    static String sharedBuffers(long memory) {
        return (Math.clamp(memory / SHARE, LEAST, MOST) >> 20) + "MB";
    }
}
