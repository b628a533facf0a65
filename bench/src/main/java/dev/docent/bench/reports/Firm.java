package dev.docent.bench.reports;

import java.util.List;
import java.util.Locale;

/**
 * A firm that publishes reports.
 *
 * @param name as questions write it
 * @param naming how it names its files
 */
record Firm(String name, Naming naming) {

    private static final List<String> NAMES = List.of(
            "3K",
            "Harker & Dunn",
            "General Millworks",
            "American Riverworks",
            "PepsiGlade",
            "Best Tools",
            "AMQ",
            "Corvex Health",
            "Lockhart Marten",
            "Ultra Beauty",
            "JPNorgan",
            "Kraftwell Foods",
            "Activa Blizz",
            "Block & Stone",
            "Verdant Energy",
            "MGN Resorts",
            "Foot Harbor",
            "Walden Mart",
            "Costello",
            "Nyke Sports",
            "Amber Packaging",
            "Boreal Air",
            "Pfitzer Labs",
            "Union Crest",
            "Oakline Rail",
            "Delta Copper",
            "Summit Grid",
            "Bluewater Shipping",
            "Polar Semiconductors",
            "Quarry Cement",
            "Redwood Insurance",
            "Silver Creek Bank",
            "Tandem Motors",
            "Umbra Optics",
            "Vista Telecom",
            "Westgate Homes",
            "Xenia Chemicals",
            "Yardley Hotels",
            "Zephyr Airlines",
            "Crescent Steel");

    /** {@return the first firms of the list} */
    static List<Firm> first(int count) {
        return NAMES.stream()
                .limit(count)
                .map(name -> new Firm(name, Naming.values()[NAMES.indexOf(name) % Naming.values().length]))
                .toList();
    }

    /** {@return the file name of the report of a year} */
    String file(int year) {
        return switch (naming) {
            case JOINED -> letters("").toUpperCase(Locale.ROOT) + "_" + year + "_10K.pdf";
            case UNDERSCORES -> letters("_").toUpperCase(Locale.ROOT) + "_" + year + "_10K.pdf";
            case CAMEL_CASE -> letters("") + "-FY" + year % 100 + "-AnnualReport.pdf";
            case WORDS -> "annual report " + letters(" ") + " " + year + ".pdf";
            case FISCAL -> letters("") + "_FY" + year + "_10-K.pdf";
        };
    }

    private String letters(String between) {
        return name.replaceAll("[^A-Za-z0-9]+", between);
    }

    /** How people name the files of reports. */
    private enum Naming {
        JOINED,
        UNDERSCORES,
        CAMEL_CASE,
        WORDS,
        FISCAL
    }
}
