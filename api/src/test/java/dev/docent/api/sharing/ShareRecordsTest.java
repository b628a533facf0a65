package dev.docent.api.sharing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.docent.api.RecordStoreTest;
import dev.docent.retrieval.passage.KnowledgeBaseRef;
import dev.docent.storage.records.OffsetPage;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.domain.Sort;

/** What is expected of the records of shares and groups. */
class ShareRecordsTest extends RecordStoreTest {

    private static final Instant NOW = Instant.parse("2026-11-21T02:28:38.123Z");
    private static final KnowledgeBaseRef NOTES = new KnowledgeBaseRef("ada", "notes");
    private static final OffsetPage PAGE = new OffsetPage(10, 0, Sort.by("id"));

    @Test
    void findWhatIsSharedWithSomebody() {
        var reading = shares().save(share(NOTES, "bob", SharedRole.READER));
        var editing = shares().save(share(NOTES, "team", SharedRole.EDITOR));
        var other = shares().save(share(new KnowledgeBaseRef("cleo", "mail"), "bob", SharedRole.READER));

        assertThat(shares().findByGranteeIn(List.of("bob", "team"))).containsExactlyInAnyOrder(reading, editing, other);
        assertThat(shares().findByKnowledgeBaseAndGranteeIn("notes", List.of("bob", "team")))
                .containsExactlyInAnyOrder(reading, editing);
        assertThat(shares().findByGranteeIn(List.of("dora"))).isEmpty();
        assertThat(shares().findByOwnerAndKnowledgeBase("ada", "notes", PAGE)).containsExactly(reading, editing);
        assertThat(shares().findByOwnerAndKnowledgeBase("cleo", "notes", PAGE)).isEmpty();
    }

    @Test
    void shareAKnowledgeBaseOnceWithEach() {
        var share = shares().save(share(NOTES, "bob", SharedRole.READER));
        shares().save(share.with(SharedRole.EDITOR));

        assertThatThrownBy(() -> shares().save(share(NOTES, "bob", SharedRole.READER)))
                .isInstanceOf(DuplicateKeyException.class);
        assertThat(shares().findByOwnerAndKnowledgeBaseAndGrantee("ada", "notes", "bob"))
                .get()
                .returns(SharedRole.EDITOR, KnowledgeBaseShare::role);
    }

    @Test
    void endWithTheKnowledgeBaseTheGranteeOrTheOwner() {
        shares().save(share(NOTES, "bob", SharedRole.READER));
        shares().save(share(NOTES, "team", SharedRole.READER));
        shares().save(share(new KnowledgeBaseRef("ada", "mail"), "team", SharedRole.READER));
        shares().save(share(new KnowledgeBaseRef("ada", "mail"), "bob", SharedRole.READER));

        shares().deleteByOwnerAndKnowledgeBaseAndGrantee("cleo", "notes", "bob");
        assertThat(shares().count()).isEqualTo(4);
        shares().deleteByOwnerAndKnowledgeBase("ada", "notes");
        assertThat(shares().count()).isEqualTo(2);
        shares().deleteByGrantee("team");
        assertThat(shares().count()).isEqualTo(1);
        shares().deleteByOwner("ada");
        assertThat(shares().count()).isZero();
    }

    @Test
    void keepTheMembersOfGroups() {
        var group = groups().save(AccountGroup.of("ada", "team", NOW));
        var member = members().save(GroupMember.of(group.id(), "bob", NOW));

        assertThatThrownBy(() -> members().save(GroupMember.of(group.id(), "bob", NOW)))
                .isInstanceOf(DuplicateKeyException.class);
        assertThat(members().findByAccount("bob")).containsExactly(member);
        assertThat(members().existsByGroupIdAndAccount(group.id(), "bob")).isTrue();
        assertThat(members().existsByGroupIdAndAccount(group.id(), "ada")).isFalse();
        assertThat(groups().findByOwnerOrIdIn("ada", List.of(), PAGE)).containsExactly(group);
        assertThat(groups().findByOwnerOrIdIn("bob", List.of(group.id()), PAGE)).containsExactly(group);
        assertThat(groups().findByOwnerOrIdIn("cleo", List.of("cleo"), PAGE)).isEmpty();
        members().deleteByGroupIdAndAccount(group.id(), "bob");
        assertThat(members().findByGroupIdOrderByIdAsc(group.id())).isEmpty();
    }

    private static KnowledgeBaseShare share(KnowledgeBaseRef base, String grantee, SharedRole role) {
        return KnowledgeBaseShare.of(base, grantee, role, NOW);
    }

    private ShareRepository shares() {
        return context().getBean(ShareRepository.class);
    }

    private GroupRepository groups() {
        return context().getBean(GroupRepository.class);
    }

    private MemberRepository members() {
        return context().getBean(MemberRepository.class);
    }
}
