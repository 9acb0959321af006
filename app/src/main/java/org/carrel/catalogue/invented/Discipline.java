package org.carrel.catalogue.invented;

import java.util.List;

/// What works are about, and where they stand.
///
/// @param shelf   a class of the Library of Congress with a range of numbers
/// @param heading the subject they have in common
record Discipline(String shelf, int from, int to, String heading, List<String> topics) {

    static final List<Discipline> ALL = List.of(
            of(
                    "QA",
                    76,
                    402,
                    "Mathematics",
                    "numerical analysis, graph theory, stochastic processes, algebraic topology, optimisation, machine learning, cryptography, differential equations"),
            of(
                    "QC",
                    19,
                    780,
                    "Physics",
                    "quantum mechanics, statistical physics, plasma, condensed matter, optics, gravitation, particle detectors, superconductivity"),
            of(
                    "QD",
                    31,
                    510,
                    "Chemistry",
                    "organic synthesis, catalysis, polymers, spectroscopy, electrochemistry, crystal growth, surface chemistry, green solvents"),
            of(
                    "QH",
                    301,
                    650,
                    "Biology",
                    "cell signalling, population genetics, plant ecology, marine life, evolution, bioinformatics, microbial communities, structural biology"),
            of(
                    "R",
                    118,
                    859,
                    "Medicine",
                    "clinical trials, epidemiology, general practice, rehabilitation, medical imaging, patient safety, palliative care, vaccination"),
            of(
                    "RC",
                    78,
                    900,
                    "Internal medicine",
                    "cardiology, oncology, infectious diseases, stroke, asthma, thrombosis, diabetes, kidney disease"),
            of(
                    "TA",
                    157,
                    710,
                    "Engineering",
                    "structural dynamics, fluid mechanics, materials testing, tunnelling, bridges, sustainability, fatigue, composite materials"),
            of(
                    "TK",
                    5,
                    870,
                    "Electrical engineering",
                    "power systems, signal processing, microelectronics, control theory, wireless networks, photonics, robotics, energy storage"),
            of(
                    "HB",
                    71,
                    900,
                    "Economics",
                    "game theory, inequality, labour markets, monetary policy, econometrics, innovation, public goods, migration"),
            of(
                    "HD",
                    28,
                    70,
                    "Management",
                    "leadership, project management, entrepreneurship, supply chains, decision making, strategy, negotiation, organisational change"),
            of(
                    "B",
                    72,
                    790,
                    "Philosophy",
                    "ethics, logic, epistemology, free will, aesthetics, philosophy of science, consciousness, scepticism"),
            of(
                    "DA",
                    20,
                    690,
                    "History",
                    "railways, canals, coffee houses, public libraries, trade unions, port cities, market towns, scientific societies"),
            of(
                    "PR",
                    85,
                    990,
                    "English literature",
                    "the novel, lyric poetry, letters and diaries, satire, travel writing, ghost stories, modernism, the short story"),
            of(
                    "ML",
                    60,
                    410,
                    "Music",
                    "chamber music, counterpoint, the string quartet, opera, improvisation, choral singing, acoustics, concert life"),
            of(
                    "N",
                    61,
                    8350,
                    "Art",
                    "landscape painting, engraving, sculpture, museums, colour, portraiture, book illustration, restoration"),
            of(
                    "GE",
                    40,
                    190,
                    "Environmental sciences",
                    "climate adaptation, air quality, flood risk, rewilding, soil carbon, urban trees, peatlands, ocean acidity"));

    private static Discipline of(String shelf, int from, int to, String heading, String topics) {
        return new Discipline(shelf, from, to, heading, List.of(topics.split(", ")));
    }
}
