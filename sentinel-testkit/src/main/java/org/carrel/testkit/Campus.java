package org.carrel.testkit;

import java.io.IOException;

/// A simulated campus: its readers, its thieves, and the EZproxy log they leave.
public final class Campus {

    private final CampusSettings settings;

    private Campus(CampusSettings settings) {
        this.settings = settings;
    }

    public static Campus simulate(CampusSettings settings) {
        return new Campus(settings);
    }

    /// The proxy's log in EZproxy's default format, in time order, one day in memory at a time.
    public void writeLog(Appendable out) throws IOException {}

    /// `network,country,city,latitude,longitude,asn,class` of every network that occurs.
    public void writePlaces(Appendable out) throws IOException {
        out.append("network,country,city,latitude,longitude,asn,class\n");
    }

    /// `account,from,to,scenario`: ISO instants; attacks and look-alikes, see [Scenario#isAttack].
    public void writeLabels(Appendable out) throws IOException {
        out.append("account,from,to,scenario\n");
    }

    public CampusSettings settings() {
        return settings;
    }
}
