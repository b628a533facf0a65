package dev.docent.storage.objects.folder;

import static org.assertj.core.api.Assertions.assertThat;

import dev.docent.runtime.AdapterChoices;
import dev.docent.storage.objects.ObjectStore;
import dev.docent.storage.objects.ObjectStoreInUse;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

class FolderObjectConfigurationTest {

    @TempDir
    Path folder;

    private final ApplicationContextRunner context = new ApplicationContextRunner()
            .withInitializer(started -> AdapterChoices.choose(started.getEnvironment()))
            .withUserConfiguration(FolderObjectConfiguration.class);

    @Test
    void keepsObjectsInTheDataFolderUnlessAnotherIsNamed() {
        context.withPropertyValues("docent.data=" + folder.resolve("data")).run(started -> {
            assertThat(started).hasSingleBean(ObjectStore.class);
            assertThat(folder.resolve("data/objects")).isDirectory();
        });
        context.withPropertyValues(
                        "docent.data=" + folder.resolve("other"),
                        "docent.objects.folder.root=" + folder.resolve("elsewhere"))
                .run(started -> {
                    assertThat(started).hasSingleBean(ObjectStore.class);
                    assertThat(folder.resolve("elsewhere")).isDirectory();
                    assertThat(folder.resolve("other")).doesNotExist();
                });
    }

    @Test
    void needsNothingOfAnyOtherStore() {
        context.withPropertyValues("docent.data=" + folder, "docent.objects.s3.bucket=", "docent.objects.s3.region= ")
                .withClassLoader(new FilteredClassLoader("software.amazon.awssdk", "org.apache.hc"))
                .run(started -> assertThat(started.getBean(ObjectStoreInUse.class))
                        .isEqualTo(new ObjectStoreInUse("a folder, " + folder.resolve("objects"))));
    }

    @Test
    void keepsObjectsInAFolderIfThatIsSetAlthoughABucketIs() {
        context.withPropertyValues(
                        "docent.data=" + folder, "docent.objects.kind=folder", "docent.objects.s3.bucket=documents")
                .run(started -> assertThat(started).hasSingleBean(ObjectStore.class));
    }

    @Test
    void leavesTheChoiceToAnotherStore() {
        context.withPropertyValues("docent.data=" + folder, "docent.objects.kind=s3")
                .run(started -> assertThat(started).doesNotHaveBean(ObjectStore.class));
    }
}
