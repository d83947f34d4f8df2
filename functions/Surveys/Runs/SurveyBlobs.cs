using Automations.Programme;
using Automations.Storage;
using Azure.Storage.Blobs;

namespace Automations.Surveys.Runs;

/// <summary>JSON documents of survey runs, one folder a run.</summary>
internal sealed class SurveyBlobs(BlobServiceClient blobs, ProgrammeSettings programme)
    : DocumentBlobs(blobs.GetBlobContainerClient("surveys"), programme.Id, belongTo: "survey");
