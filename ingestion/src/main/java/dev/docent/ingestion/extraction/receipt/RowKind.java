package dev.docent.ingestion.extraction.receipt;

import static java.util.regex.Pattern.CASE_INSENSITIVE;
import static java.util.regex.Pattern.UNICODE_CASE;

import java.util.regex.Pattern;

/** What a row with an amount is, by its words in English or German. */
enum RowKind {
    /** Neither an item nor a part of the total, such as the cash that was given. */
    PAYMENT(
            "cash|change( due)?|tendered|amount (received|paid)|paid|payment|visa|mastercard|maestro|girocard|ec[- ]?karte|kartenzahlung"
                    + "|gegeben|r[üu]ckgeld|bar(zahlung)?|zahlung|guthaben"),
    SUBTOTAL(
            "sub[- ]?total|zwischensumme|netto(betrag|summe)?|net (amount|total)|total (net|excl)\\w*|summe netto|taxable amount"),
    TOTAL(
            "grand total|total due|amount due|balance due|total amount|amount payable|invoice total|total to pay|total|gesamtbetrag"
                    + "|gesamtsumme|rechnungsbetrag|endbetrag|zu zahlen(der betrag)?|zahlbetrag|bruttobetrag|brutto|gesamt|summe"),
    TAX("(sales )?tax|vat|gst|hst|pst|mwst|ust|umsatzsteuer|mehrwertsteuer"),
    DISCOUNT("discount|rabatt|skonto|coupon|voucher|gutschein|nachlass|rewards?( applied)?"),
    EXTRA("shipping|delivery|postage|handling|versand(kosten)?|tip|gratuity|trinkgeld|service charge"),
    ITEM("");

    private static final Pattern TAX_IN_TOTAL =
            Pattern.compile("\\b(incl|inkl|including|inklusive|enthalten)\\w*", CASE_INSENSITIVE | UNICODE_CASE);
    private static final Pattern TOTAL_OF_TAX = Pattern.compile("\\btotal (tax|vat|gst)\\b", CASE_INSENSITIVE);

    private final Pattern words;

    RowKind(String words) {
        this.words = Pattern.compile("(?<![\\p{L}\\d])(?:" + words + ")(?![\\p{L}])", CASE_INSENSITIVE | UNICODE_CASE);
    }

    /** {@return what the row is; taxes that are part of the total are not added to it} */
    static RowKind of(String row) {
        if (TOTAL_OF_TAX.matcher(row).find()) {
            return TAX;
        }
        for (var kind : values()) {
            if (kind == ITEM || kind.words.matcher(row).find()) {
                return kind == TOTAL
                                && TAX.words.matcher(row).find()
                                && !TAX_IN_TOTAL.matcher(row).find()
                        ? SUBTOTAL
                        : kind;
            }
        }
        return ITEM;
    }
}
