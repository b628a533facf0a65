package dev.docent.ingestion.extraction.receipt;

import static java.util.regex.Pattern.CASE_INSENSITIVE;
import static java.util.regex.Pattern.UNICODE_CASE;

import java.util.regex.Pattern;

/** The words of invoices and receipts, in English and German. */
final class PurchaseLabels {

    private static final int LABEL = CASE_INSENSITIVE | UNICODE_CASE;

    static final Pattern INVOICE = Pattern.compile("\\b(invoice|rechnung|bill to)", LABEL);
    static final Pattern RECEIPT =
            Pattern.compile("\\b(receipt|kassenbon|kassenbeleg|quittung|bon-?nr|beleg|kasse|cashier)\\b", LABEL);
    static final Pattern NUMBER = Pattern.compile(
            "\\b(?:invoice|receipt|rechnungs?|beleg|bon|quittungs?|transaction|bill|order)[\\s.-]*(?:no\\b|number|nr\\b|num\\b|id\\b|nummer|#)[.:#]*",
            LABEL);
    static final Pattern SHORT_NUMBER =
            Pattern.compile("\\b(?:invoice|receipt|rechnung|quittung|beleg)\\b[\\s:#.]*", LABEL);
    static final Pattern DATE = Pattern.compile(
            "\\b(?:invoice date|date of issue|issue date|date issued|rechnungsdatum|belegdatum|ausstellungsdatum|date|datum)\\b(?! of birth)",
            LABEL);
    static final Pattern HEADER = Pattern.compile(
            "\\b(description|item|article|qty|quantity|bezeichnung|artikel|menge|pos)\\b.*\\b(amount|price|total|rate|preis|betrag|gesamt|summe)\\b",
            LABEL);
    static final Pattern SELLER =
            Pattern.compile("\\b(?:from|seller|vendor|merchant|verk[äa]ufer|lieferant)\\s*:", LABEL);
    static final Pattern NO_VENDOR = Pattern.compile(
            "^(?:(?:tax |sales |pro ?forma )?invoice|receipt|rechnung|quittung|kassenbon|kassenbeleg|bill|order|beleg|kopie|copy|date|datum|page|seite|tel|phone|www\\.|http|welcome|willkommen|thank|vielen dank|customer|kunde|bill to|ship to)",
            LABEL);
    static final Pattern NUMBER_VALUE =
            Pattern.compile("^[\\s:#.]*((?=[\\p{L}\\d/_.-]*\\d)[\\p{L}\\d][\\p{L}\\d/_.-]*[\\p{L}\\d]|\\d)");

    private PurchaseLabels() {}
}
