using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Automations.Programme.Topics;
using Automations.Topics.Tallies;
using Automations.Topics.Weeks;
using Automations.Web;

namespace Automations.Topics.Intake;

/// <summary>
/// Turns people into numbers that can be counted and not traced: a keyed hash over week and person, so that nobody without the app's key
/// can make it, and nobody at all can follow a person from week to week. A change of the key begins a group of its own.
/// </summary>
internal sealed class Pseudonyms(KeyRing keyRing)
{
    private const int KeyBytes = 16;

    private readonly byte[] key = keyRing.KeysFor("topic-people")[0];

    public Speaker SpeakerOf(TopicNote note, IsoWeek week) =>
        note.Person is { Length: > 0 } person ? new(Number("key"), Number($"person\n{week}\n{person.ToLowerInvariant()}"))
        : note.Question is { Length: > 0 } question ? new(Number($"question\n{note.Origin}\n{question}"), 0)
        : Speaker.Nobody;

    /// <summary>A key for what comes again under the same id; not to be made by trying ids, in which there may be a person.</summary>
    public string KeyOf(string id) => Convert.ToHexStringLower(Hash($"id\n{id}").AsSpan(0, KeyBytes));

    // 0 has a meaning of its own
    private ulong Number(string text) => Math.Max(1, BinaryPrimitives.ReadUInt64LittleEndian(Hash(text)));

    private byte[] Hash(string text) => HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(text));
}
