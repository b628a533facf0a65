package dev.docent.ingestion.parsing.markup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.docent.ingestion.parsing.Block;
import dev.docent.ingestion.parsing.format.SampleFile;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PageFurnitureTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<nav><ul><li>Home</li></ul></nav>",
                "<div role='navigation'>Home</div>",
                "<form role='search'>Search</form>",
                "<a class='skip-link' href='#m'>Skip to the content</a>",
                "<div class='noprint'>Edit</div>",
                "<footer>Imprint and privacy</footer>",
                "<footer>© 2024 Ann Moe, 1 High Street</footer>",
                "<div id='cookie-banner'>We use cookies. <button>Accept</button></div>",
                "<div class='onetrust-pc-dark-filter'>We value your privacy</div>",
                "<header><ul><li>Start</li><li>Contact</li></ul></header>",
                "<div class='main-menu'><a href='a'>Start</a> <a href='b'>Contact</a></div>",
                "<ul><li><a hreflang='de' href='d'>Deutsch</a></li><li><a hreflang='fr' href='f'>Français</a></li></ul>"
            })
    void leavesOutMenusFootersAndBanners(String furniture) {
        assertThat(read(furniture + "<article><p>Opening hours</p></article>" + furniture))
                .containsExactly(new Block.Paragraph("Opening hours", null));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<div class='menu'>Leek soup 5 euros</div>",
                "<footer>School, 5 Elm Street</footer>",
                "<article><footer>Ann Moe</footer></article>",
                "<header>Letter from the school</header>",
                "<div id='cookies'>Cookies: flour, sugar, butter</div>"
            })
    void keepsContent(String content) {
        assertThat(read("<p>before</p>" + content)).hasSize(2);
    }

    @Test
    void readsTheMainElementIfItHoldsTheContent() {
        assertThat(read("<div>Latest news of the site</div><main><p>" + "Opening hours ".repeat(5) + "</p></main>"))
                .hasSize(1);
        assertThat(read("<main></main><p>Opening hours</p>")).hasSize(1);
        assertThat(read("<p>" + "Opening hours ".repeat(50) + "</p><main><p>Fees</p></main>"))
                .hasSize(2);
    }

    @Test
    void keepsWhatIsAllOfThePage() {
        assertThat(read("<body><nav><p>Rooms</p></nav><footer>Imprint</footer></body>"))
                .containsExactly(new Block.Paragraph("Rooms", null), new Block.Paragraph("Imprint", null));
    }

    @Test
    void leavesOutTheMarksOfFootnotes() {
        assertThat(read("<p>Founded in 1975.<sup class='reference'><a href='#n1'>[1]</a></sup> In"
                        + " Albuquerque.<sup><a href='#fn2'>2</a></sup> An area of 5 km<sup>2</sup>.</p>"
                        + "<ol><li><a href='#cite_ref-1'>^</a> Report of 1975.</li></ol>"))
                .containsExactly(
                        new Block.Paragraph("Founded in 1975. In Albuquerque. An area of 5 km2.", null),
                        new Block.ListItem(0, "1.", "Report of 1975.", null));
    }

    @Test
    void leavesOutMarksThatAreWritten() {
        assertThat(read("<p>Founded in 1911.[1][2] Renamed[3] in 1924.[23]: 105 Sold,[4] then bought;[5] see"
                        + " <code>a[7]</code> [8].</p>"))
                .containsExactly(new Block.Paragraph(
                        "Founded in 1911. Renamed in 1924. Sold, then bought; see a[7] [8].", null));
        assertThat(read("<p>The element a[0] and the next a[1].[2]</p>"))
                .containsExactly(new Block.Paragraph("The element a[0] and the next a[1].[2]", null));
    }

    private static List<Block> read(String html) {
        return new SampleFile("text/html", html).read(new HtmlReader());
    }
}
