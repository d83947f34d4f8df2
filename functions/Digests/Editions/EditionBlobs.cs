using Automations.Programme;
using Automations.Storage;
using Azure.Storage.Blobs;

namespace Automations.Digests.Editions;

/// <summary>What editions say and who gets them: JSON documents, one folder an edition.</summary>
internal sealed class EditionBlobs(BlobServiceClient blobs, ProgrammeSettings programme)
    : DocumentBlobs(blobs.GetBlobContainerClient("digests"), programme.Id, belongTo: "digest")
{
    /// <summary>What was collected for one person or several.</summary>
    public const string Personal = "personal.json";

    /// <summary>What was collected for everybody.</summary>
    public const string Collected = "collected.json";

    /// <summary>What the editors work on.</summary>
    public const string Draft = "draft.json";

    /// <summary>What was published. Written once.</summary>
    public const string Published = "published.json";

    public static string AudiencePage(int page) => $"audience/{page:D6}.json";
}
