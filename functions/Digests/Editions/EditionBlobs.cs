using Automations.Programme;
using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;

namespace Automations.Digests.Editions;

/// <summary>What editions say and who gets them: JSON documents, one folder an edition.</summary>
internal sealed class EditionBlobs(BlobServiceClient blobs, ProgrammeSettings programme)
{
    /// <summary>What was collected for one person or several.</summary>
    public const string Personal = "personal.json";

    /// <summary>What was collected for everybody.</summary>
    public const string Collected = "collected.json";

    /// <summary>What the editors work on.</summary>
    public const string Draft = "draft.json";

    /// <summary>What was published. Written once.</summary>
    public const string Published = "published.json";

    private readonly BlobContainerClient container = blobs.GetBlobContainerClient("digests");
    private bool exists;

    public static string AudiencePage(int page) => $"audience/{page:D6}.json";

    /// <returns>False when it is there already; it then stays as it is.</returns>
    public Task<bool> TryAddAsync<T>(string edition, string name, T content, CancellationToken cancellation) =>
        WriteAsync(edition, name, content, new BlobRequestConditions { IfNoneMatch = ETag.All }, cancellation);

    /// <returns>False when somebody has changed it since it had this version.</returns>
    public Task<bool> TryReplaceAsync<T>(string edition, string name, T content, string version, CancellationToken cancellation) =>
        WriteAsync(edition, name, content, new BlobRequestConditions { IfMatch = new ETag(version) }, cancellation);

    public Task WriteAsync<T>(string edition, string name, T content, CancellationToken cancellation) =>
        WriteAsync(edition, name, content, conditions: null, cancellation);

    /// <returns>Null when there is none.</returns>
    public async Task<Versioned<T>?> ReadAsync<T>(string edition, string name, CancellationToken cancellation)
        where T : class
    {
        try
        {
            var content = await container.GetBlobClient(NameOf(edition, name)).DownloadContentAsync(cancellation);
            return new(content.Value.Content.ToObjectFromJson<T>(ProgrammeJson.Options)!, content.Value.Details.ETag.ToString());
        }
        catch (RequestFailedException missing) when (missing.Status == 404)
        {
            return null;
        }
    }

    /// <exception cref="InvalidOperationException">There is none.</exception>
    public async Task<T> GetAsync<T>(string edition, string name, CancellationToken cancellation)
        where T : class =>
        (await ReadAsync<T>(edition, name, cancellation))?.Content ?? throw new InvalidOperationException($"The digest {edition} has no {name}.");

    /// <summary>Deletes everything below a folder of the edition; repeating it is a no-op.</summary>
    public async Task DeleteAsync(string edition, string folder, CancellationToken cancellation)
    {
        await EnsureAsync(cancellation);
        await foreach (var blob in container.GetBlobsAsync(BlobTraits.None, BlobStates.None, NameOf(edition, folder), cancellation))
            await container.DeleteBlobIfExistsAsync(blob.Name, cancellationToken: cancellation);
    }

    private async Task<bool> WriteAsync<T>(string edition, string name, T content, BlobRequestConditions? conditions, CancellationToken cancellation)
    {
        try
        {
            await EnsureAsync(cancellation);
            var options = new BlobUploadOptions { Conditions = conditions };
            await container.GetBlobClient(NameOf(edition, name)).UploadAsync(BinaryData.FromObjectAsJson(content, ProgrammeJson.Options), options, cancellation);
            return true;
        }
        catch (RequestFailedException other) when (conditions is not null && other.Status is 409 or 412)
        {
            return false;
        }
    }

    private async ValueTask EnsureAsync(CancellationToken cancellation)
    {
        if (exists)
            return;
        await container.CreateIfNotExistsAsync(cancellationToken: cancellation);
        exists = true;
    }

    private string NameOf(string edition, string name) => $"{programme.Id}/{edition}/{name}";
}

/// <param name="Version">Changes with every change of the content.</param>
internal sealed record Versioned<T>(T Content, string Version);
