package org.carrel.engine.scoring;

import java.util.SequencedMap;

/// One reason, in numbers and in words.
///
/// The bits of all findings of an account-day or an alert add up to its score; what is below a tenth of a bit is part
/// of `usual`, or of `rest.all`, the last one.
///
/// @param code stable name, `family.detail`, for programs
/// @param bits weighted log2 likelihood ratio; negative where it speaks for a lawful reader
/// @param numbers what was compared, by stable name
/// @param sentence the same for a person, in English
public record Finding(String code, double bits, SequencedMap<String, Double> numbers, String sentence) {}
