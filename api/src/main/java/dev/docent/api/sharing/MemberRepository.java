package dev.docent.api.sharing;

import java.util.List;
import org.springframework.data.repository.CrudRepository;

/** Stores the members of groups. */
interface MemberRepository extends CrudRepository<GroupMember, String> {

    List<GroupMember> findByAccount(String account);

    List<GroupMember> findByGroupIdOrderByIdAsc(String groupId);

    boolean existsByGroupIdAndAccount(String groupId, String account);

    int countByGroupId(String groupId);

    void deleteByGroupIdAndAccount(String groupId, String account);

    void deleteByGroupId(String groupId);

    void deleteByAccount(String account);
}
