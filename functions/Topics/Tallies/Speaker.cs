using System.Runtime.InteropServices;

namespace Automations.Topics.Tallies;

/// <summary>
/// Who said something, as far as counting people needs it. Within a group different numbers are different people; across groups nothing
/// is known, they may be the same.
/// </summary>
/// <param name="Group">The key under which pseudonyms are made, or one question of one anonymous survey; 0 for nobody who can be counted.</param>
/// <param name="Pseudonym">0 in an anonymous group, in which each text is of another person.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct Speaker(ulong Group, ulong Pseudonym)
{
    public static Speaker Nobody => default;

    public bool IsNobody => Group == 0;

    public bool IsAnonymous => Pseudonym == 0;
}
