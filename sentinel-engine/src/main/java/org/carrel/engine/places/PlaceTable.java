package org.carrel.engine.places;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.carrel.engine.Place;

/// All places tables as one: the most specific row about an address wins, and wider rows fill what it leaves open, be
/// they of the same table or another. Of rows for the same block, the one given first wins.
///
/// A look-up takes microseconds: callers keep what they got. Safe for use by several threads.
public final class PlaceTable {
    private static final int MOST_SHARED = 1 << 20;

    private final boolean given;
    private final SortedBlocks blocks;
    private final List<Mmdb> files;
    private final List<String> remarks;
    /// One instance for equal places.
    private final Map<Place, Place> shared = new ConcurrentHashMap<>();

    private PlaceTable(boolean given, SortedBlocks blocks, List<Mmdb> files, List<String> remarks) {
        this.given = given;
        this.blocks = blocks;
        this.files = files;
        this.remarks = List.copyOf(remarks);
    }

    /// Knows no place.
    public static PlaceTable none() {
        return new PlaceTable(false, new SortedBlocks(List.of()), List.of(), List.of());
    }

    /// @param tables mmdb or CSV files
    /// @throws PlacesProblem when one of them cannot be read, or is no places table
    public static PlaceTable load(List<Path> tables) throws PlacesProblem {
        List<CsvRows.Row> rows = new ArrayList<>();
        List<Mmdb> files = new ArrayList<>();
        List<String> remarks = new ArrayList<>();
        for (Path table : tables) {
            load(table, rows, files, remarks);
        }
        SortedBlocks blocks = new SortedBlocks(rows);
        if (!blocks.contradictions().isEmpty()) {
            remarks.add(contradicting(blocks.contradictions()));
        }
        return new PlaceTable(!tables.isEmpty(), blocks, files, remarks);
    }

    private static String contradicting(List<String> rows) {
        String named = String.join("; ", rows.subList(0, Math.min(rows.size(), CsvRows.MOST_NAMED)));
        return "The places tables say different things of " + rows.size()
                + (rows.size() == 1 ? " network" : " networks") + ": the row given first was taken (" + named
                + (rows.size() > CsvRows.MOST_NAMED ? "; and more" : "") + ").";
    }

    private static void load(Path table, List<CsvRows.Row> rows, List<Mmdb> files, List<String> remarks)
            throws PlacesProblem {
        String name = table.toString();
        if (Files.isDirectory(table)) {
            throw new PlacesProblem(name + " is a folder: give the places file itself.");
        }
        if (!Files.exists(table)) {
            throw new PlacesProblem("There is no places file " + name + ".");
        }
        try {
            if (Mmdb.isMmdb(table)) {
                files.add(Mmdb.open(table, name));
            } else {
                CsvRows read = CsvRows.read(table, name);
                rows.addAll(read.rows());
                remarks.addAll(read.remarks());
            }
        } catch (IOException unreadable) {
            throw new PlacesProblem("The places file " + name + " cannot be read: check that you may read it.");
        }
    }

    /// Any table was given.
    public boolean isGiven() {
        return given;
    }

    /// What was passed over in the tables, in sentences.
    public List<String> remarks() {
        return remarks;
    }

    /// @param address 4 or 16 bytes
    public Place find(byte[] address) {
        if (!given) {
            return Place.UNKNOWN;
        }
        List<CsvRows.Row> rows = new ArrayList<>(blocks.around(Block.of(address)));
        for (Mmdb file : files) {
            CsvRows.Row row = file.find(address);
            if (row != null) {
                rows.add(row);
            }
        }
        rows.sort(Comparator.comparingInt((CsvRows.Row row) -> row.block().prefix())
                .reversed());
        Facts facts = Facts.NONE;
        for (CsvRows.Row row : rows) {
            facts = facts.or(row.facts());
        }
        Place place = facts.place();
        if (shared.size() >= MOST_SHARED) {
            shared.clear();
        }
        Place known = shared.putIfAbsent(place, place);
        return known == null ? place : known;
    }
}
