package dev.docent.api.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class AttachmentTest {

    @Test
    void hasAPlainFileNameBesideTheEncodedOne() {
        assertThat(Attachment.disposition("report.pdf"))
                .isEqualTo("attachment; filename=\"report.pdf\"; filename*=UTF-8''report.pdf");
        assertThat(Attachment.disposition("Größe \uD83D\uDD25.pdf"))
                .isEqualTo("attachment; filename=\"Gr__e _.pdf\"; filename*=UTF-8''Gr%C3%B6%C3%9Fe%20%F0%9F%94%A5.pdf");
    }

    @Test
    void cannotBeSplitByAFileName() {
        assertThat(Attachment.disposition("a\"; x=\"b\r\nSet-Cookie: c"))
                .startsWith("attachment; filename=\"a\\\"; x=\\\"b__Set-Cookie: c\"; filename*=UTF-8''")
                .doesNotContain("\r", "\n");
    }
}
