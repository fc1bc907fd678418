import { AGREEMENT_TEMPLATE_CODES, type AgreementTemplate } from '@klammer/contracts/agreement-templates';
import {
  AGREEMENT_STATUSES,
  type AgreementContent,
  type AgreementStatus,
  type REVIEW_VERDICTS,
} from '@klammer/contracts/agreements';
import { type Locale } from '@klammer/contracts/vocabulary';
import mongoose from 'mongoose';

type Verdict = (typeof REVIEW_VERDICTS)[number];

/** An agreement as stored. `content` is what is signed; everything beside it is how things go with it. */
export interface AgreementDoc {
  _id: mongoose.Types.ObjectId;
  /** `organisation:clientId` of the first draft: a double click makes one. */
  cause: string;
  conversationId: mongoose.Types.ObjectId;
  organisations: mongoose.Types.ObjectId[];
  template: AgreementTemplate;
  language: Locale;
  status: AgreementStatus;
  content: AgreementContent;
  /** The text as it was signed, where a party was merged into another organisation since. */
  signedAs?: { organisations: mongoose.Types.ObjectId[]; content: AgreementContent };
  signatures: { organisationId: string; personId: string; personName: string; at: Date; hash: string }[];
  progress: {
    key: string;
    doneAt: Date;
    doneBy: string;
    doneById?: string;
    evidence: string;
    file?: { id: mongoose.Types.ObjectId; name: string; size: number };
  }[];
  reviews: {
    day: number;
    dueOn: string;
    answers: {
      organisationId: string;
      kept: Verdict;
      worthIt: Verdict;
      goesOn: Verdict;
      note: string;
      at: Date;
    }[];
  }[];
  endReason: string;
  revision: number;
  changedBy: Author;
  /** When its text was saved last; missing where it is the first draft's, or was saved before this was noted. */
  changedAt?: Date;
  createdAt: Date;
  updatedAt: Date;
}
/** Who saved a state, and for which organisation. */
export interface Author {
  personId: string;
  personName: string;
  organisationId: string;
}

const author = new mongoose.Schema<Author>(
  { personId: String, personName: String, organisationId: String },
  { _id: false },
);
const contribution = { _id: false, code: { type: String, default: null }, words: String };
const content = new mongoose.Schema<AgreementContent>(
  {
    title: String,
    purpose: String,
    sections: [{ _id: false, key: String, text: String }],
    sides: [{ _id: false, organisationId: String, gives: [contribution], gets: [contribution] }],
    milestones: [
      {
        _id: false,
        key: String,
        title: String,
        organisationId: String,
        ownerId: { type: String, default: null },
        dueOn: String,
      },
    ],
    startsOn: { type: String, default: null },
    endsOn: { type: String, default: null },
    confidentiality: String,
  },
  { _id: false },
);

const evidenceFile = new mongoose.Schema(
  { id: mongoose.Schema.Types.ObjectId, name: String, size: Number },
  { _id: false, id: false },
);

const agreement = new mongoose.Schema<AgreementDoc>(
  {
    cause: { type: String, required: true },
    conversationId: { type: mongoose.Schema.Types.ObjectId, required: true },
    organisations: { type: [mongoose.Schema.Types.ObjectId], required: true },
    template: { type: String, enum: AGREEMENT_TEMPLATE_CODES, required: true },
    language: { type: String, enum: ['de', 'en'], required: true },
    status: { type: String, enum: AGREEMENT_STATUSES, required: true },
    content: { type: content, required: true },
    signedAs: {
      type: new mongoose.Schema(
        { organisations: [mongoose.Schema.Types.ObjectId], content: { type: content } },
        { _id: false },
      ),
      default: undefined,
    },
    signatures: [
      { _id: false, organisationId: String, personId: String, personName: String, at: Date, hash: String },
    ],
    progress: [
      {
        _id: false,
        key: String,
        doneAt: Date,
        doneBy: String,
        doneById: String,
        evidence: String,
        file: { type: evidenceFile },
      },
    ],
    reviews: [
      {
        _id: false,
        day: Number,
        dueOn: String,
        answers: [
          {
            _id: false,
            organisationId: String,
            kept: String,
            worthIt: String,
            goesOn: String,
            note: String,
            at: Date,
          },
        ],
      },
    ],
    endReason: { type: String, default: '' },
    revision: { type: Number, required: true },
    changedBy: { type: author, required: true },
    changedAt: Date,
    createdAt: { type: Date, required: true },
    updatedAt: { type: Date, required: true },
  },
  { collection: 'agreements', versionKey: false },
);
agreement.index({ cause: 1 }, { unique: true });
agreement.index({ organisations: 1, updatedAt: -1 });
agreement.index({ conversationId: 1, updatedAt: -1 });
agreement.index({ status: 1, 'content.startsOn': 1 });
agreement.index({ 'changedBy.personId': 1 });
agreement.index({ 'signatures.personId': 1 });
agreement.index({ 'signatures.at': 1 });
agreement.index({ 'progress.doneById': 1 });
export const Agreements = mongoose.model<AgreementDoc>('Agreement', agreement);

/** When the text as it stands was saved. Signing it, or what is reached of it, does not change it. */
export function textSavedAt({ changedAt, revision, createdAt, updatedAt }: AgreementDoc): Date {
  return changedAt ?? (revision === 0 ? createdAt : updatedAt);
}

/** A state of the text that a later one replaced. Written before the change, so that none is ever lost. */
export interface VersionDoc {
  agreementId: mongoose.Types.ObjectId;
  revision: number;
  content: AgreementContent;
  changedBy: Author;
  at: Date;
}
const version = new mongoose.Schema<VersionDoc>(
  {
    agreementId: { type: mongoose.Schema.Types.ObjectId, required: true },
    revision: { type: Number, required: true },
    content: { type: content, required: true },
    changedBy: { type: author, required: true },
    at: { type: Date, required: true },
  },
  { collection: 'agreement_versions', versionKey: false },
);
version.index({ agreementId: 1, revision: 1 }, { unique: true });
version.index({ 'changedBy.personId': 1 });
export const Versions = mongoose.model<VersionDoc>('AgreementVersion', version);
