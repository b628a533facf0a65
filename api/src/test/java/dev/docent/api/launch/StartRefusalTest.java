package dev.docent.api.launch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.docent.retrieval.index.UnusableIndexException;
import dev.docent.retrieval.provider.ProviderException.WrongSettingException;
import dev.docent.retrieval.reranking.UnusableRerankerException;
import dev.docent.storage.objects.UnusableObjectStoreException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.BeanCreationException;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ExtendWith(OutputCaptureExtension.class)
class StartRefusalTest {

    private final StartRefusal refusal = new StartRefusal();

    @Test
    void saysInOneLineThatTheModelForRerankingIsOfNoUse(CapturedOutput output) {
        var cause =
                new UnusableRerankerException("docent.reranking.model-folder names x, which is not a folder.", null);

        assertThat(refusal.reportException(new BeanCreationException("reranker", "failed", cause)))
                .isTrue();

        assertThat(output.getErr().lines())
                .containsExactly("docent.reranking.model-folder names x, which is not a folder.");
    }

    @Test
    void saysInOneLineWhichSettingOrIndexIsOfNoUse(CapturedOutput output) {
        var setting = new WrongSettingException("GOOGLE_CLOUD_PROJECT is set, but GOOGLE_CLOUD_LOCATION is not.", null);
        var index = new UnusableIndexException("The index holds vectors of another model.");

        assertThat(refusal.reportException(new BeanCreationException("geminiClient", "failed", setting)))
                .isTrue();
        assertThat(refusal.reportException(new BeanCreationException("passageIndex", "failed", index)))
                .isTrue();

        assertThat(output.getErr().lines())
                .containsExactly(
                        "GOOGLE_CLOUD_PROJECT is set, but GOOGLE_CLOUD_LOCATION is not.",
                        "The index holds vectors of another model.");
    }

    @Test
    void saysInOneLineThatTheStoreOfObjectsCannotBeUsed(CapturedOutput output) {
        var cause = new UnusableObjectStoreException("S3_SECRET_KEY is missing.", null);

        assertThat(refusal.reportException(new BeanCreationException("objectStore", "failed", cause)))
                .isTrue();

        assertThat(output.getErr().lines()).containsExactly("S3_SECRET_KEY is missing.");
    }

    @Test
    void leavesOtherFailuresToOthers(CapturedOutput output) {
        assertThat(refusal.reportException(new IllegalStateException("no memory")))
                .isFalse();

        assertThat(output.getErr()).isEmpty();
    }
}
