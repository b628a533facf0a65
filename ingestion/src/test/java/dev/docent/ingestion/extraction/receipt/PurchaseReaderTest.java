package dev.docent.ingestion.extraction.receipt;

import static org.assertj.core.api.Assertions.assertThat;

import dev.docent.ingestion.extraction.field.DocumentType;
import dev.docent.ingestion.extraction.field.ExtractedField;
import dev.docent.ingestion.extraction.field.ExtractedField.Evidence;
import dev.docent.ingestion.extraction.field.LineItem;
import dev.docent.ingestion.extraction.page.PageRows;
import dev.docent.ingestion.extraction.page.TypedPage;
import dev.docent.ingestion.extraction.receipt.PurchaseReader.Purchase;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PurchaseReaderTest {

    private static final String[] INVOICE = {
        "Harbour Supplies Ltd.                      INVOICE",
        "12 Pier Road, Dover",
        "",
        "Invoice No: HS-2026-0117       Invoice date: 3 March 2026",
        "Bill to: Anna Eriksson",
        "",
        "Description            Qty    Unit price      Amount",
        "Mooring rope 20 m        2         14.50       29.00",
        "Life jacket, adult       3         39.90      119.70",
        "Marine paint             1         25.00       25.00",
        "",
        "                            Subtotal          173.70",
        "                            VAT 20%            34.74",
        "                            Total GBP         208.44"
    };

    private static final String[] KASSENBON = {
        "        Bäckerei Möwe",
        "     Hafenstraße 4, 24103 Kiel",
        "  Bon-Nr. 004711   12.01.2026 08:14",
        "                             EUR",
        "2 x Roggenbrötchen          1,60 A",
        "Franzbrötchen               1,95 A",
        "Kaffee groß                 3,20 B",
        "Summe                EUR    6,75",
        "Gegeben bar                10,00",
        "Rückgeld                    3,25",
        "inkl. 7% MwSt               0,23"
    };

    @Test
    void readsAnInvoice() {
        var invoice = read(INVOICE).orElseThrow();

        assertThat(invoice.type()).isEqualTo(DocumentType.INVOICE);
        assertThat(value(invoice, "vendor")).isEqualTo("Harbour Supplies Ltd.");
        assertThat(value(invoice, "number")).isEqualTo("HS-2026-0117");
        assertThat(value(invoice, "date")).isEqualTo("2026/03/03");
        assertThat(value(invoice, "currency")).isEqualTo("GBP");
        assertThat(value(invoice, "total")).isEqualTo("208.44");
        assertThat(value(invoice, "subtotal")).isEqualTo("173.70");
        assertThat(value(invoice, "tax")).isEqualTo("34.74");
        assertThat(field(invoice, "total").certain()).isTrue();
        assertThat(invoice.lines())
                .extracting(LineItem::description)
                .containsExactly("Mooring rope 20 m", "Life jacket, adult", "Marine paint");
        assertThat(invoice.lines().get(1).quantity()).isEqualByComparingTo("3");
        assertThat(invoice.lines().get(1).unitPrice()).isEqualByComparingTo("39.90");
        assertThat(invoice.lines().get(1).addsUp()).isTrue();
    }

    @Test
    void readsAGermanReceiptWhosePricesIncludeTheTax() {
        var receipt = read(KASSENBON).orElseThrow();

        assertThat(receipt.type()).isEqualTo(DocumentType.RECEIPT);
        assertThat(value(receipt, "vendor")).isEqualTo("Bäckerei Möwe");
        assertThat(value(receipt, "number")).isEqualTo("004711");
        assertThat(value(receipt, "date")).isEqualTo("2026/01/12");
        assertThat(value(receipt, "currency")).isEqualTo("EUR");
        assertThat(value(receipt, "total")).isEqualTo("6.75");
        assertThat(field(receipt, "total").certain()).isTrue();
        assertThat(receipt.lines())
                .extracting(LineItem::description)
                .containsExactly("Roggenbrötchen", "Franzbrötchen", "Kaffee groß");
        assertThat(receipt.lines().getFirst().quantity()).isEqualByComparingTo("2");
    }

    @Test
    void saysThatTheLinesDoNotAddUp() {
        var invoice = INVOICE.clone();
        invoice[7] = "Mooring rope 20 m        2         14.50       28.00";
        var total = field(read(invoice).orElseThrow(), "total");

        assertThat(total.value()).isEqualTo("208.44");
        assertThat(total.certain()).isFalse();
        assertThat(total.evidence()).containsExactly(Evidence.DOES_NOT_ADD_UP);
        assertThat(total.note()).isEqualTo("The lines and the taxes add up to 207.44, not to the total of 208.44.");
        assertThat(read(invoice).orElseThrow().lines().getFirst().addsUp()).isFalse();
    }

    @Test
    void readsGermanInvoicesWithNetAmounts() {
        var invoice = read(
                        "Segelmacherei Petersen GmbH",
                        "Rechnung Nr. 2026/088          Rechnungsdatum: 05.02.2026",
                        "Pos  Bezeichnung          Menge   Einzelpreis    Gesamtpreis",
                        "1    Großsegel, Reparatur     1      1.240,00       1.240,00",
                        "2    Lattentaschen            4         18,50          74,00",
                        "Nettobetrag                                    1.314,00 €",
                        "zzgl. 19 % USt                                   249,66 €",
                        "Rechnungsbetrag                                1.563,66 €")
                .orElseThrow();

        assertThat(invoice.type()).isEqualTo(DocumentType.INVOICE);
        assertThat(value(invoice, "number")).isEqualTo("2026/088");
        assertThat(value(invoice, "date")).isEqualTo("2026/02/05");
        assertThat(value(invoice, "currency")).isEqualTo("EUR");
        assertThat(value(invoice, "total")).isEqualTo("1563.66");
        assertThat(field(invoice, "total").certain()).isTrue();
        assertThat(invoice.lines())
                .extracting(LineItem::description)
                .containsExactly("Großsegel, Reparatur", "Lattentaschen");
        assertThat(invoice.lines().getLast().quantity()).isEqualByComparingTo(BigDecimal.valueOf(4));
    }

    @Test
    void readsDatesOfTheUnitedStates() {
        var receipt = read("Joe's Diner", "Receipt #1009", "Date: 03/04/2026", "Burger  $8.50", "Total  $8.50")
                .orElseThrow();

        assertThat(value(receipt, "date")).isEqualTo("2026/03/04");
        assertThat(value(receipt, "number")).isEqualTo("1009");
        assertThat(value(receipt, "currency")).isEqualTo("USD");
    }

    @Test
    void addsShippingAndSubtractsDiscounts() {
        var receipt = read(
                        "Book Cellar",
                        "Receipt",
                        "Atlas of Tides     30.00",
                        "Discount           -5.00",
                        "Shipping            4.00",
                        "Total              29.00")
                .orElseThrow();

        assertThat(field(receipt, "total").certain()).isTrue();
    }

    @Test
    void readsItemsOfSeveralRows() {
        var receipt = read(
                        "Chandlery North",
                        "Receipt #77",
                        "Anchor chain",
                        "CH-5521 1 @ $349.99",
                        "Member discount -50.00",
                        "                        $299.99",
                        "Shackle",
                        "CH-8834 2 @ $79.99",
                        "                        $159.98",
                        "SUBTOTAL  $459.97",
                        "Sales Tax (8.5%)  $39.10",
                        "Rewards applied  -25.00",
                        "TOTAL  $474.07")
                .orElseThrow();

        assertThat(receipt.lines()).extracting(LineItem::description).containsExactly("Anchor chain", "Shackle");
        assertThat(receipt.lines().getLast().quantity()).isEqualByComparingTo("2");
        assertThat(receipt.lines()).extracting(LineItem::addsUp).containsExactly(false, true);
        assertThat(field(receipt, "total").certain()).isTrue();
    }

    @Test
    void isNotAReceiptWithoutATotal() {
        assertThat(read("The ferry leaves at seven.", "A ticket costs 12.50 for adults."))
                .isEmpty();
    }

    private static Optional<Purchase> read(String... lines) {
        return PurchaseReader.read(List.of(PageRows.of(TypedPage.of(List.of(lines)))));
    }

    private static ExtractedField field(Purchase purchase, String name) {
        return purchase.fields().stream()
                .filter(field -> field.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static String value(Purchase purchase, String name) {
        return String.valueOf(field(purchase, name).value());
    }
}
